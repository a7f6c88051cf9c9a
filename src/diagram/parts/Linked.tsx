import type { ComponentChildren, VNode } from "preact";

/** What it holds, as a link in a file that is looked at; in a page of its own, so that the picture stays open. */
export function Linked({ href, children }: { href: string | undefined; children: ComponentChildren }): VNode {
  if (href === undefined) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
