/** Options that every command has, as yargs types them. */
export interface CommonArguments {
  lang: "ja" | "en";
  json: boolean;
}
