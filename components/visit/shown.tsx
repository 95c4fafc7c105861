type Props = { src: string; alt: string; className?: string; loading?: "lazy" };

/** A photo or a signature: behind a permission, or in this browser alone. */
export function Shown(props: Props) {
  // eslint-disable-next-line @next/next/no-img-element, jsx-a11y/alt-text -- no image service may fetch it; `alt` is among the props
  return <img {...props} />;
}
