/** Icons of the chrome, 16×16, drawn in the colour of the text. */
const shapes = {
  search: <path d="M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.3 7.8 3.4 3.4" />,
  fit: <path d="M2.5 5.5v-3h3m5 0h3v3m0 5v3h-3m-5 0h-3v-3" />,
  download: <path d="M8 2.5v7.6M4.9 7.2 8 10.3l3.1-3.1M2.5 10.5v3h11v-3" />,
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="3" cy="8" r="1.2" />
      <circle cx="8" cy="8" r="1.2" />
      <circle cx="13" cy="8" r="1.2" />
    </g>
  ),
  chevron: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  phases: <path d="M2.5 4h11m-11 4h11m-11 4h11" />,
  compare: <path d="M3 13.5v-5m3.4 5v-9m3.3 9v-6.5m3.3 6.5v-11" />,
  changes: <path d="M2.5 3.5h4v9h-4zm7 0h4v9h-4zM6.5 8h3" />,
  figures: <path d="M2.5 13.5h11M3.5 4h9m-9 3h6m-6 3h3.5" />,
  swap: <path d="M3 5.5h9.5m0 0L10 3m2.5 2.5L10 8M13 10.5H3.5m0 0L6 8m-2.5 2.5L6 13" />,
  list: <path d="M6 4h7.5M6 8h7.5M6 12h7.5M2.5 4h1m-1 4h1m-1 4h1" />,
  eye: (
    <path d="M1.5 8S4 3.7 8 3.7 14.5 8 14.5 8 12 12.3 8 12.3 1.5 8 1.5 8Zm6.5-1.9a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8Z" />
  ),
  close: <path d="m3.5 3.5 9 9m0-9-9 9" />,
  open: <path d="M7 3.5H3.5v9h9V9M9.5 2.5h4v4m0-4L7.5 8.5" />,
  check: <path d="m3 8.5 3.3 3.3L13 4.8" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  play: <path d="M5 3.2v9.6L12.5 8Z" />,
  next: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  previous: <path d="M10 3.5 5.5 8l4.5 4.5" />,
  lock: <path d="M4 7.5h8v6H4Zm1.8 0V5.2a2.2 2.2 0 0 1 4.4 0v2.3" />,
  warning: (
    <g>
      <path d="M8 2 14.6 13.5H1.4Z" fill="currentColor" stroke-linejoin="round" />
      <path d="M8 6v3.8m0 1.4v.6" class="icon-cut" />
    </g>
  ),
  info: (
    <g>
      <circle cx="8" cy="8" r="6.2" fill="currentColor" />
      <path d="M8 7.2v4m0-6.6v.7" class="icon-cut" />
    </g>
  ),
} as const;
export type IconName = keyof typeof shapes;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      class={`icon icon-${name}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.3"
      aria-hidden="true"
    >
      {shapes[name]}
    </svg>
  );
}
