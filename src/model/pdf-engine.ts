/** The programs that may make the PDF of a clerk's Word file that was filled. */
export const PDF_ENGINES = ["libreoffice"] as const;

/** The word for one of them. */
export type PdfEngine = (typeof PDF_ENGINES)[number];
