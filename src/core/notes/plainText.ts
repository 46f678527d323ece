import { isHan } from '../text/characters';
import { withLineFeeds } from '../text/lines';
import { detach, displayText, width } from '../text/strings';
import { Heading } from './outline';
import { uniqueSlugs } from './slug';

/**
 * Guesses the headings of a web page pasted as plain text: its title as level 1, the others as level 2. `firstLine`: the
 * line in the file on which `text` begins.
 *
 * If lines are underlined with `===` or `---`, these are the headings. Otherwise, a heading is a short line without closing punctuation, after a blank line or a complete sentence, and before a block of
 * longer lines. Excludes boilerplate of sites. Prefers missing headings to false ones: runs of short lines (tables of
 * contents, menus, bylines) and lines that may be code do not count.
 */
export function outlinePlainText(text: string, firstLine = 0): Heading[] {
  const lines = readLines(text);
  const underlined = lines.filter((_, index) => isUnderlined(lines, index));
  if (underlined.length > 0) {
    return headingsOf(underlined, ({ number }) => (lines.find((line) => line.number === number + 1)?.text.startsWith('=') === true ? 1 : 2), firstLine);
  }
  const titleIndex = findTitle(lines);
  const numbered = numberedHeadings(lines);
  const headings = lines.filter((line, index) => index === titleIndex || (index > titleIndex && (numbered.has(line) || isHeading(lines, index, titleIndex))));
  return headingsOf(headings, (line) => (line === lines[titleIndex] ? 1 : 2), firstLine);
}

function headingsOf(headings: readonly Line[], levelOf: (line: Line) => number, firstLine: number): Heading[] {
  const titles = headings.map((line) => detach(displayText(line.text)));
  const slugs = uniqueSlugs(titles);
  return headings.map((line, index) => {
    const number = firstLine + line.number;
    return new Heading(titles[index] ?? '', levelOf(line), number, number + 1, [], slugs[index] ?? '');
  });
}

/** Whether a line of hyphens or equals signs, about as long, stands right below. */
function isUnderlined(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const below = lines[index + 1];
  return line !== undefined && below !== undefined && below.number === line.number + 1 && /^(?:={3,}|-{3,})$/.test(below.text) && /\p{L}/u.test(line.text)
    && line.width <= widestHeading && below.width >= line.width / 2 && below.width <= line.width * 2;
}

/** Numbered lines, such as `1. Ambient is ready`, each between blank lines and above a paragraph. There are at least two, in order. */
function numberedHeadings(lines: readonly Line[]): ReadonlySet<Line> {
  const found = lines.filter((line, index) => {
    const after = lines[index + 1];
    return line.kind === 'item' && line.followsBlank && after?.followsBlank === true && after.kind === 'text' && after.width >= narrowestBlock && after.width > line.width && numberOf(line) > 0
      && line.width <= widestHeading && !isFragment(line.text) && !isFinished(line.text);
  });
  const isInOrder = found.every((line, index) => index === 0 || numberOf(line) === numberOf(found[index - 1]) + 1);
  return new Set(found.length > 1 && isInOrder ? found : []);
}

function numberOf(line: Line | undefined): number {
  return Number(/^(\d{1,3})[.)、．）]/.exec(line?.text ?? '')?.[1] ?? 0);
}

type LineKind = 'text' | 'item' | 'image' | 'caption' | 'boilerplate';

/** A line that is not blank. Long lines are reduced to their beginning and end. */
interface Line {
  readonly number: number;
  readonly text: string;
  readonly width: number;
  readonly kind: LineKind;
  readonly followsBlank: boolean;
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let followsBlank = true;
  for (const [number, whole] of withLineFeeds(text).split('\n').entries()) {
    const line = (whole.length > longestLine ? `${whole.slice(0, halfLine)} ${whole.slice(-halfLine)}` : whole).trim();
    if (line !== '') {
      lines.push({ number, text: line, width: width(line), kind: kindOf(line), followsBlank });
    }
    followsBlank = line === '';
  }
  return lines;
}

const longestLine = 400;
const halfLine = 200;

function kindOf(line: string): LineKind {
  if (/^(?:[-*+•·●○▪◦‣–—]|\d{1,3}[.)、．）]|[(（]\d{1,3}[)）]|[a-zA-Z][.)]|[①-⑳])(?:\s|(?=[\p{Script=Han}“「《]))/u.test(line)) {
    return 'item';
  }
  if (/^(?:image|images|photo|picture|screenshot|图片|图像|封面图?)$/i.test(line)) {
    return 'image';
  }
  if (/^(?:figure|fig\.?|table|图|表) ?\d/i.test(line)) {
    return 'caption';
  }
  return boilerplate.some((pattern) => pattern.test(line)) ? 'boilerplate' : 'text';
}

/** Boilerplate that sites add to articles. Each pattern matches a whole line. */
const boilerplate = [
  /^(?:home|blog|menu|search|about|docs|documentation|contact|log ?in|sign ?in|sign ?up|subscribe|newsletter|contents|table of contents|toc|outline|comments?|tags?|categories|advertisement|sponsored|loading|print|email|copy|copied!?|copyright|previous|next|newer|older|archives?|close|back|more|menu toggle|skip to (?:main )?content)$/i,
  /^(?:click (?:here )?to |on this page|in this (?:article|post)|share(?: (?:this|on|via|with|to)\b.*)?$|follow (?:us|me)\b|related (?:posts?|articles?|reading|content)|read (?:more|next)|recommended (?:posts?|reading)|more (?:from|posts|articles)|you (?:may|might) also (?:like|enjoy)|back to (?:top|blog)|(?:previous|next|older|newer) (?:post|article|page)\b|leave a (?:comment|reply)|edit this page|view (?:source|on github|all)|subscribe (?:to|now)|sign up (?:for|to)|get started (?:now|for free)|try .{0,30} for free|all rights reserved|privacy policy|terms of|cookie|powered by|skip to )/i,
  /^(?:copyright|©|\(c\) ?\d{4})/i,
  /^(?:posted|published|updated|last (?:updated|modified|edited)|written|filed|reading time|read time|estimated)\b.{0,80}$/i,
  /^(?:by|author|authors|translator|editor|photo|source|credit)s?\b[:. ].{0,80}$/i,
  /^(?:\S+ ){0,3}\d{1,3} ?(?:min|minute|minutes|mins)(?: read)?$/i,
  /^(?:tweet|facebook|twitter|linkedin|reddit|hacker news|whatsapp|telegram|mastodon|bluesky|weibo|wechat|x|rss|github|youtube)$/i,
  /^\w+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}(?:\s*[·|•,-].{0,60})?$/i,
  /^\d{1,2} \w+,? \d{4}(?:\s*[·|•,-].{0,60})?$/i,
  /^\d{4}[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?(?:[\sT·|•,，-].{0,60})?$/,
  /^(?:查看本文大纲|本文大纲|大纲|目录|文章目录|导航|首页|主页|博客|搜索|菜单|登录|注册|评论|留言|标签|分类|归档|分享|收藏|点赞|打赏|赞赏|返回|返回顶部|回到顶部|上一页|下一页|阅读原文|阅读全文|展开全文|相关文章|相关阅读|相关推荐|推荐阅读|延伸阅读|热门文章|最新文章|更多文章|关于作者|关于我们|联系我们|关注我们|版权声明|版权所有|广告|复制|复制代码|已复制)$/,
  /^(?:点击|查看|展开|收起|分享到|分享至|转发|扫码|扫描|关注|长按|上一篇|下一篇|本文(?:作者|链接|地址|版权|首发|由|来自|转载)|原文(?:链接|地址|作者)|版权声明|转载|未经|发布于|发表于|发表在|更新于|最后更新|最后编辑|编辑于|作者|译者|编辑|审校|来源|出处|责编|图源|图片来源|阅读(?:时间|时长|量|约)|预计阅读|约 ?\d+ ?(?:分钟|字)|字数|标签|分类|专栏|©)(?=[:：\s\d，,。]|.{0,20}$).{0,60}$/,
];

const closing = /[)）」』”’"'\]】》*_]*$/;

/** Whether a line ends with a complete sentence. */
function isFinished(line: string): boolean {
  return /[.。!！?？…;；]$/.test(line.replace(closing, ''));
}

/** Whether a line ends or interrupts a sentence: with punctuation, or a word such as `the`. */
function isFragment(line: string): boolean {
  return /[.。．!！?？…,，、;；:：—=>|\\/-]$|(?<!目)的$|[与及或把被]$|\s(?:an?|the|of|to|and|or|in|on|at|by|for|with|from|via|using|is|are|that|which|this)$/i.test(
    line.replace(/[”’"'」』*_]+$/, ''),
  );
}

const widestHeading = 80;
const maxWords = 14;
/** Narrower lines are captions or list entries. */
const narrowestBlock = 40;

/** The first line that may be a title, after boilerplate. */
function findTitle(lines: readonly Line[]): number {
  const index = lines.findIndex(({ kind }) => kind === 'text');
  const line = lines[index];
  return line && line.width <= 2 * widestHeading && !isFragment(line.text) && !mayBeCode(line.text) ? index : -1;
}

function isHeading(lines: readonly Line[], index: number, titleIndex: number): boolean {
  const line = lines[index];
  const before = lines[index - 1];
  const after = lines[index + 1];
  if (!line || !after || !looksLikeHeading(line)) {
    return false;
  }
  if (before && !line.followsBlank && !isComplete(before, lines[index - 2])) {
    return false;
  }
  if (!line.followsBlank && isIdentifier(line.text)) {
    // Inline code is often pasted as a separate line.
    return false;
  }
  if (index - 1 === titleIndex && !opensArticles.test(line.text)) {
    // Bylines and subtitles follow the title.
    return false;
  }
  if (isShortLine(lines, index - 1) && (index - 2 === titleIndex || isShortLine(lines, index - 2))) {
    return false;
  }
  return opensBlock(line, lines, index + 1);
}

/** Whether a line does not continue on the next. Items of a list without full stops are complete. */
function isComplete(line: Line, before: Line | undefined): boolean {
  switch (line.kind) {
    case 'caption':
      return true;
    case 'item':
      return isFinished(line.text) || (before?.kind === 'item' && !isFragment(line.text) && !isFragment(before.text));
    case 'text':
      return isFinished(line.text);
    default:
      return false;
  }
}

const opensArticles = /^(?:introduction|overview|abstract|background|summary|preface|foreword|tl;? ?dr|前言|引言|简介|概述|概览|背景|摘要|导读|序|序言|导语)$/i;

function looksLikeHeading(line: Line): boolean {
  return (
    line.kind === 'text'
    && line.width <= widestHeading
    && line.text.split(/\s+/).length <= maxWords
    && !isFragment(line.text)
    && /\p{L}/u.test(line.text)
    && !mayBeCode(line.text)
    && !time.test(line.text)
  );
}

/** A time of day begins a line of a schedule. */
const time = /^(?:\p{L}+,? )?\d{1,2}[:.]\d{2}(?!\d)|^\d{1,2} ?[ap]m\b/iu;

/** Whether a line is short and not part of a paragraph. Runs of these are menus, tables of contents or lists. */
function isShortLine(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const before = lines[index - 1];
  return line !== undefined && line.width < narrowestBlock && looksLikeHeading(line) && (line.followsBlank || before === undefined || before.width < narrowestBlock);
}

/** Whether longer lines follow, ignoring images and their captions. */
function opensBlock(heading: Line, lines: readonly Line[], index: number): boolean {
  let i = index;
  while (lines[i]?.kind === 'image' || lines[i]?.kind === 'caption') {
    const next = lines[i + 1];
    i += lines[i]?.kind === 'image' && next && !next.followsBlank ? 2 : 1;
  }
  const first = lines[i];
  if (!first || first.kind === 'boilerplate' || first.width <= heading.width || (!first.followsBlank && startsInTheMiddle(first.text))) {
    return false;
  }
  return first.width >= narrowestBlock || isFinished(first.text) || /[:：]$/.test(first.text);
}

function startsInTheMiddle(text: string): boolean {
  return /^(?:\p{Ll}{2}|[,，。、;；:：)）])/u.test(text) && !/^\p{Ll}+\p{Lu}/u.test(text);
}

function isIdentifier(text: string): boolean {
  return /^[\w.-]+$/.test(text) && /[\p{Ll}\d][\p{Lu}_.]|^\p{Ll}/u.test(text);
}

/** Commands, configuration, paths and addresses. Includes lines with a lower-case first word, except in Chinese or like `eBPF`. */
function mayBeCode(text: string): boolean {
  if (/[{}<>=$\\|`;~^]|\/\/|\(\)|::|->|^[#!@/.\-+%&*[]|\w\/\w+\/|\.\w+\/|^\S+\.(?:ya?ml|json|go|sh|md|txt|com|io|org)$|^[\w.-]+: ?\S*$/i.test(text)) {
    return true;
  }
  return /^\p{Ll}/u.test(text) && !/^\p{Ll}{1,2}\p{Lu}/u.test(text) && ![...text].some((character) => isHan(character.charCodeAt(0)));
}
