/** A roof, an atom, two waves: the house, science, the river town. Also in public/emblem.svg, for the browser's tab. */
export function Emblem() {
  return (
    <svg className="emblem" viewBox="0 0 56 56" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">
      <circle cx="28" cy="28" r="26.5" strokeWidth="1.5" />
      <path d="M11 24 28 10.5 45 24" strokeWidth="3" strokeLinejoin="miter" />
      <ellipse cx="28" cy="28" rx="13.5" ry="5.2" strokeWidth="1.75" transform="rotate(32 28 28)" />
      <ellipse cx="28" cy="28" rx="13.5" ry="5.2" strokeWidth="1.75" transform="rotate(-32 28 28)" />
      <circle cx="28" cy="28" r="2.6" fill="currentColor" stroke="none" />
      <path d="M10 40c4.5-3 9-3 13.5 0s9 3 13.5 0 6-2.200 9-1M16 46c4-2.500 8-2.500 12 0s8 2.500 12 0" strokeWidth="2" />
    </svg>
  );
}
