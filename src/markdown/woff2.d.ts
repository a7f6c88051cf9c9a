/** A font file, bundled as a `data:` address. */
declare module "*.woff2" {
  const address: string;
  export default address;
}
