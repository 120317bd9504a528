/** Beyond so many pairs of lines that differ, they are shown as replaced altogether. */
const MOST = 4_000_000;

/**
 * How one text became another, line by line, with as few changes as there can be.
 * @returns {{sign: '' | '-' | '+', text: string}[]}
 */
export function lineDiff(old, now) {
  const [a, b] = [old.split('\n'), now.split('\n')];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const marked = (sign) => (text) => ({ sign, text });
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [...a.slice(0, start).map(marked('')), ...middle, ...a.slice(a.length - end).map(marked(''))];
}

function between(a, b) {
  const lengths = a.length * b.length > MOST ? null : commonLengths(a, b);
  const lines = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (lengths && i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ sign: '', text: a[i] });
      [i, j] = [i + 1, j + 1];
    } else if (i < a.length && (j === b.length || !lengths || lengths[i + 1][j] >= lengths[i][j + 1])) {
      lines.push({ sign: '-', text: a[i++] });
    } else {
      lines.push({ sign: '+', text: b[j++] });
    }
  }
  return lines;
}

/** For each pair of ends of the texts, how many lines they have in common. */
function commonLengths(a, b) {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}
