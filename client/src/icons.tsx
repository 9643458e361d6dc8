import type { ComponentChildren } from "preact";

/** Drawn on a grid of 20, one stroke, in the color of the text around. */
function draw(children: ComponentChildren) {
  return () => (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">{children}</svg>
  );
}

export const IconMark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="8" />
    <path d="M6.5 9.5a2 2 0 0 1 2-2h15a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-4M6.5 13v5.5a2 2 0 0 0 2 2h1" />
    <path class="arrow" d="m12.5 12 9 5.2-4 1.3-1.8 4.2z" />
  </svg>
);

export const IconLink = draw(<path d="M3 16v-3M8 16v-6M13 16V7M18 16V4" />);
export const IconScreen = draw(
  <>
    <rect x="2" y="3" width="16" height="11" rx="1.5" />
    <path d="M7 17.5h6M10 14v3.5" />
  </>,
);
export const IconUsb = draw(
  <>
    <rect x="6" y="8" width="8" height="9" rx="1.5" />
    <path d="M7.5 8V2.5h5V8M9 5h.01M11 5h.01" />
  </>,
);
export const IconKeyboard = draw(
  <>
    <rect x="1.5" y="5" width="17" height="10" rx="1.5" />
    <path d="M5 8h.01M8.3 8h.01M11.7 8h.01M15 8h.01M6.5 12h7" />
  </>,
);
export const IconKeycap = draw(
  <>
    <rect x="2.5" y="2.5" width="15" height="15" rx="3" />
    <path d="m7 13.5 3-7 3 7M8.1 11.2h3.8" />
  </>,
);
export const IconPower = draw(<path d="M10 2.5V9M6 5a6.5 6.5 0 1 0 8 0" />);
export const IconReset = draw(<path d="M4 3.5V8h4.5M4.4 7.6A6.5 6.5 0 1 1 3.5 11" />);
export const IconPointer = draw(<path d="m4.5 3 11.5 6.5-5 1.5-2.3 5z" />);
export const IconMotion = draw(
  <path d="M10 2v16M2 10h16M7.8 4.2 10 2l2.2 2.2M7.8 15.8 10 18l2.2-2.2M4.2 7.8 2 10l2.2 2.2M15.8 7.8 18 10l-2.2 2.2" />,
);
export const IconExpand = draw(<path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4" />);
export const IconShrink = draw(<path d="M7 3v4H3M17 7h-4V3M13 17v-4h4M3 13h4v4" />);
export const IconFit = draw(
  <>
    <rect x="2" y="4" width="16" height="12" rx="1.5" />
    <path d="M5.5 10h9M7.5 8l-2 2 2 2M12.5 8l2 2-2 2" />
  </>,
);
export const IconMore = draw(
  <>
    <circle class="dot" cx="10" cy="4.5" r="1.4" />
    <circle class="dot" cx="10" cy="10" r="1.4" />
    <circle class="dot" cx="10" cy="15.5" r="1.4" />
  </>,
);
export const IconUp = draw(<path d="m5 12.5 5-5 5 5" />);
export const IconDown = draw(<path d="m5 7.5 5 5 5-5" />);
export const IconCheck = draw(<path d="m4 10.5 4 4 8-9" />);
export const IconWarning = draw(<path d="M10 3 2 17h16zM10 8.5v4M10 14.8v.01" />);
export const IconCross = draw(<path d="m5 5 10 10M15 5 5 15" />);
export const IconLock = draw(
  <>
    <rect x="3.5" y="9" width="13" height="8.5" rx="1.5" />
    <path d="M6.5 9V6a3.5 3.5 0 0 1 7 0v3" />
  </>,
);
export const IconUnlocked = draw(
  <>
    <rect x="3.5" y="9" width="13" height="8.5" rx="1.5" />
    <path d="M6.5 9V6a3.5 3.5 0 0 1 6.6-1.6" />
  </>,
);
export const IconEye = draw(
  <>
    <path d="M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10z" />
    <circle cx="10" cy="10" r="2.5" />
  </>,
);
export const IconEyeOff = draw(
  <path d="M3 3l14 14M8 4.8A8.6 8.6 0 0 1 10 4.5c5.5 0 8.5 5.5 8.5 5.5a15 15 0 0 1-2.4 3M5 6.2C2.7 7.8 1.5 10 1.5 10S4.5 15.5 10 15.5a8.5 8.5 0 0 0 3.5-.7M8.2 8.3a2.5 2.5 0 0 0 3.5 3.5" />,
);
export const IconSun = draw(
  <>
    <circle cx="10" cy="10" r="3.5" />
    <path d="M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16" />
  </>,
);
export const IconMoon = draw(<path d="M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z" />);
export const IconLogOut = draw(
  <path d="M8 3H4.5A1.5 1.5 0 0 0 3 4.5v11A1.5 1.5 0 0 0 4.5 17H8M13 6.5l3.5 3.5-3.5 3.5M16.5 10H8" />,
);
export const IconNoCable = draw(
  <path d="M3 3l14 14M7 2.5V6M13 2.5V6M6 6h8v3.5a4 4 0 0 1-.6 2.1M11.7 13.2A4 4 0 0 1 6 9.5V6M10 13.5v4" />,
);
