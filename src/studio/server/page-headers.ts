/**
 * The headers of every answer: nobody else may read it, show it in a frame or keep it, and the page may load nothing from elsewhere.
 *
 * Shape: `nonce` allows the styles that the editor puts into the page.
 * Source: CSP Level 3; HTML, cross-origin opener policies; Fetch, cross-origin resource policy.
 */
export function pageHeaders(nonce: string): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": [
      "default-src 'none'",
      // HarfBuzz is WebAssembly, in the worker.
      "script-src 'self' 'wasm-unsafe-eval'",
      "worker-src 'self'",
      "connect-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' blob: data:",
      "font-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; "),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
  };
}
