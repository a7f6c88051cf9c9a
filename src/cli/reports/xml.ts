/** Text as it stands in XML, in an attribute or between tags. */
export const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    // Characters that XML 1.0 can't hold at all, or that steer the terminal of who looks at the file.
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, "\ufffd")
    .replaceAll(/[\r\n\t]/g, " ");
