/** The line that carries a window's figures begins so. */
export const resultMark = '@@mesh-notes-figures ';
