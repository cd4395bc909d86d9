/**
 * What is compared: school weeks before and after the week in which something was done. That week itself is left out,
 * since a letter of Monday reaches a family in the course of it.
 */
export const weeksBefore = 4;
/** A half term, so that the answer can be given as days a half term. */
export const weeksAfter = 6;

/** A window counts where at least half of its sessions were possible for the pupil: half of 40, half of 60. */
export const fewestSessionsBefore = weeksBefore * 5;
export const fewestSessionsAfter = weeksAfter * 5;

/** School days of the time after: by which a share of sessions is told as days. */
export const daysAfter = weeksAfter * 5;

/** Below this many pupils compared nothing is estimated: an interval would be so wide that it misleads whoever reads the middle. */
export const fewestForEstimate = 20;

/** How many of the pupils most like a pupil are taken for the comparison; more only where several are equally like. */
export const mostMatches = 10;
