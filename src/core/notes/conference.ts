import { groupBy } from '../text/groups';
import { cutTo, displayText, hyphenated } from '../text/strings';
import { conferenceEvents, type ConferenceEvent } from './conferenceEvents';
import { placeOf, places, regions, type Place, type Region } from './places';

/** The event that a note reports on. All spellings of its name have the same `id`. */
export interface Conference extends Pick<ConferenceEvent, 'region' | 'year' | 'city' | 'start' | 'end'> {
  /** `kubecon-eu-2024`. */
  readonly id: string;
  /** `KubeCon`. */
  readonly series: string;
  /** `KubeCon EU 2024`. */
  readonly name: string;
  /** `KubeCon + CloudNativeCon Europe 2024`. */
  readonly fullName: string;
  readonly country?: string;
}

/** The parts of a note that may name its conference. */
export interface ConferenceSources {
  /** `conference:` in the front matter. An unknown name makes a custom conference. */
  readonly explicit?: string | undefined;
  readonly title?: string | undefined;
  readonly heading?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Without its extension. */
  readonly fileName?: string | undefined;
  /** ISO 8601; provides the year if the name does not. */
  readonly date?: string | undefined;
}

/**
 * Recognizes the conference of a note. The first source that names a known series decides, in the order of
 * `ConferenceSources`. Missing parts (region, year, city) come from later sources that name the same series, and the
 * year finally from the note's date.
 */
export function recognizeConference(sources: ConferenceSources): Conference | undefined {
  const { explicit, title, heading, tags = [], fileName, date = '' } = sources;
  // The first heading usually repeats the title.
  const texts = new Set([explicit, title, heading, ...tags.slice(0, maxTags), fileName]);
  const mentions = [...texts].flatMap((text) => (text === undefined ? undefined : findMention(text)) ?? []);
  const year = isYear(date.slice(0, 4)) ? Number(date.slice(0, 4)) : undefined;
  const [first] = mentions;
  const own = explicit !== undefined && !findMention(explicit) ? customConference(explicit, year) : undefined;
  return own ?? (first && conferenceOf(withMissingParts(first, mentions, year)));
}

/** The conferences whose place or days are known. */
export function knownConferences(): readonly Conference[] {
  return conferenceEvents.flatMap(({ series: id, region, year }) => {
    const series = seriesList.find((each) => each.id === id);
    return (series && conferenceOf({ series, region, year, place: undefined })) ?? [];
  });
}

/** Whether a text names a conference, whole or in part, and says nothing else: `KubeCon Europe 2024, Paris`. */
export function isNameOf(text: string, conference: Conference): boolean {
  const words = wordsOf(fold(text));
  const own = wordsOf(fold(conference.series));
  return (findMention(text)?.series.name === conference.series || own.every((word) => words.includes(word))) && !saysMore(text, conference);
}

/** Whether a text has words that do not name a conference, its place or its year. */
export function saysMore(text: string, conference: Conference): boolean {
  const { latin, chinese } = nameWords(conference);
  return wordsOf(fold(text)).some((word) => (isChinese(word) ? chinese.reduce((rest, name) => rest.replaceAll(name, ''), word) !== '' : !latin.has(word)));
}

interface NameWords {
  readonly latin: ReadonlySet<string>;
  /** The longest first. */
  readonly chinese: readonly string[];
}

const knownNameWords = new WeakMap<Conference, NameWords>();

/** The words of a conference's names, in each spelling. */
function nameWords(conference: Conference): NameWords {
  const known = knownNameWords.get(conference) ?? makeNameWords(conference);
  knownNameWords.set(conference, known);
  return known;
}

function makeNameWords({ series, name, fullName, region, city, year }: Conference): NameWords {
  const { spellings: seriesNames = [] } = seriesList.find((each) => each.name === series) ?? {};
  const { spellings: regionNames = [], codes: regionCodes = [] } = regions.find((each) => each.region === region) ?? {};
  const cityNames = city === undefined ? [] : [city, placeOf(city)?.cityInChinese ?? ''];
  const words = [name, fullName, ...seriesNames, ...regionNames, ...regionCodes, ...cityNames, String(year % 100)].flatMap((each) => wordsOf(fold(each)));
  const chinese = [...words.filter(isChinese), '年', '站', '大会', '峰会', '会议'];
  return { latin: new Set([...companions, ...words]), chinese: chinese.sort((a, b) => b.length - a.length) };
}

const maxTags = 50;

interface Series {
  readonly id: string;
  readonly name: string;
  /** The full name, if different. */
  readonly official?: string;
  /** Lower-case words. The first spelling found in a text counts. */
  readonly spellings: readonly string[];
  /** Local events, distinguished by city. */
  readonly isLocal?: boolean;
}

/** By importance: a text that names KubeCon and a co-located event is about KubeCon. */
const seriesList: readonly Series[] = [
  { id: 'kubecon', name: 'KubeCon', official: 'KubeCon + CloudNativeCon', spellings: ['kubecon', 'cloudnativecon', 'kccnc'] },
  { id: 'contributor-summit', name: 'Kubernetes Contributor Summit', spellings: ['kubernetes contributor summit', 'kubernetes contributors summit', 'k8s contributor summit'] },
  { id: 'istiocon', name: 'IstioCon', spellings: ['istiocon'] },
  { id: 'servicemeshcon', name: 'ServiceMeshCon', spellings: ['servicemeshcon'] },
  { id: 'envoycon', name: 'EnvoyCon', spellings: ['envoycon'] },
  { id: 'ciliumcon', name: 'CiliumCon', spellings: ['ciliumcon'] },
  { id: 'ebpf-summit', name: 'eBPF Summit', spellings: ['ebpf summit'] },
  { id: 'gitopscon', name: 'GitOpsCon', spellings: ['gitopscon'] },
  { id: 'argocon', name: 'ArgoCon', spellings: ['argocon'] },
  { id: 'backstagecon', name: 'BackstageCon', spellings: ['backstagecon'] },
  { id: 'wasmcon', name: 'WasmCon', spellings: ['wasmcon'] },
  { id: 'promcon', name: 'PromCon', spellings: ['promcon'] },
  { id: 'cloudnativesecuritycon', name: 'CloudNativeSecurityCon', spellings: ['cloudnativesecuritycon'] },
  { id: 'cloud-native-rejekts', name: 'Cloud Native Rejekts', spellings: ['cloud native rejekts', 'rejekts'] },
  { id: 'dockercon', name: 'DockerCon', spellings: ['dockercon'] },
  { id: 'helm-summit', name: 'Helm Summit', spellings: ['helm summit'] },
  { id: 'open-source-summit', name: 'Open Source Summit', spellings: ['open source summit', 'ossummit', 'linuxcon'] },
  { id: 'kubeday', name: 'KubeDay', spellings: ['kubeday'], isLocal: true },
  { id: 'kcd', name: 'KCD', official: 'Kubernetes Community Days', spellings: ['kcd', 'kubernetes community days', 'kubernetes community day'], isLocal: true },
];

interface Mention {
  readonly series: Series;
  readonly region?: Region | undefined;
  readonly year?: number | undefined;
  readonly place?: Place | undefined;
}

/** Only this much of a text is searched for a conference. */
const longestText = 300;

/** Folds case, accents and width of the beginning of a text. */
function fold(text: string): string {
  const beginning = text.slice(0, longestText);
  return (/^[ -~]*$/.test(beginning) ? beginning : beginning.normalize('NFKD').replace(/\p{M}+/gu, '')).toLowerCase();
}

/** Splits a folded text into words. Adjacent digits, Latin and Chinese are separate words. */
function wordsOf(folded: string): string[] {
  return folded.match(/\p{Script=Latin}+|\d+|[\u3400-\u9fff]+|\p{L}+/gu) ?? [];
}

const allSpellings = seriesList.flatMap((series, rank) => series.spellings.map((spelling) => ({ rank, series, parts: spelling.split(' ') })));

/** The spellings by their first word. */
const spellings = groupBy(allSpellings, ({ parts }) => parts[0]);

/** The last words of all spellings, as a fast filter. */
const lastWord = new RegExp([...new Set(allSpellings.map(({ parts }) => parts.at(-1)))].join('|'));

/** A name joined with its region, as in `#KubeConEU2024`. */
const gluedName = /^(kubecon|cloudnativecon|kccnc)(.+)$/;

function findMention(text: string): Mention | undefined {
  const folded = fold(text);
  // Most headings, tags and file names end here.
  if (!lastWord.test(folded)) {
    return undefined;
  }
  const words = wordsOf(folded);
  let best: { rank: number; series: Series; span: Span } | undefined;
  for (let from = 0; from < words.length; from++) {
    const word = words[from] ?? '';
    const glued = gluedName.exec(word);
    const rest = glued?.[2] ?? '';
    for (const { rank, series, parts } of spellings.get(codes.has(rest) ? glued?.[1] : word) ?? []) {
      if ((!best || rank < best.rank) && matchesAt(words, from, parts)) {
        best = { rank, series, span: { from, to: from + parts.length, rest } };
      }
    }
  }
  if (!best) {
    return undefined;
  }
  const { series, span } = best;
  const nearest = nearestFirst(words, span);
  const place = placeNames.first(words, nearest, span);
  const region = span.rest === '' ? regionNames.first(words, nearest, span, series) : codes.get(span.rest);
  return { series, region: region ?? place?.region, year: findYear(text, words, nearest), place };
}

/** A range of words; `to` is exclusive. `rest` is what is joined to the last word (`kccnceu`). */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly rest: string;
}

interface Name<Named> {
  readonly named: Named;
  readonly spelling: string;
  /** A code counts only next to the conference's name. */
  readonly isCode?: boolean;
}

/** Finds names in words: Latin names as whole words, Chinese names anywhere in a word. */
class Names<Named> {
  readonly #chinese: readonly Name<Named>[];
  /** By the first word. */
  readonly #latin: ReadonlyMap<string | undefined, readonly (Name<Named> & { readonly parts: readonly string[] })[]>;

  constructor(names: readonly Name<Named>[]) {
    this.#chinese = names.filter(({ spelling }) => isChinese(spelling));
    const latin = names.filter(({ spelling }) => !isChinese(spelling)).map((name) => ({ ...name, parts: wordsOf(fold(name.spelling)) }));
    this.#latin = groupBy(latin, ({ parts }) => parts[0]);
  }

  /** The first name found when visiting the words in the given order. */
  first(words: readonly string[], order: readonly number[], name: Span, series?: Series): Named | undefined {
    for (const index of order) {
      const word = words[index] ?? '';
      const found = isChinese(word)
        ? this.#chinese.find(({ spelling }) => word.includes(spelling))
        : this.#latin.get(word)?.find(({ parts, isCode }) => matchesAt(words, index, parts) && (!isCode || (series && isBeside(words, index, name, series))));
      if (found) {
        return found.named;
      }
    }
    return undefined;
  }
}

/** The indexes of the words, nearest to the conference's name first; words after it come before words at the same distance before it. */
function nearestFirst(words: readonly string[], { from, to }: Span): readonly number[] {
  const distance = (index: number): number => (index < from ? from - index + 0.5 : index - to);
  return [...words.keys()].sort((a, b) => distance(a) - distance(b));
}

function matchesAt(words: readonly string[], from: number, parts: readonly string[]): boolean {
  return parts.every((part, i) => i === 0 || words[from + i] === part);
}

/** Words that may occur between the parts of a conference's name. */
const companions = new Set(['cloudnativecon', 'clondnativecon', 'cloud', 'native', 'con', 'and', 'virtual', 'online', 'open', 'source', 'summit', 'ai', 'dev', 'the', 'at', 'in']);

const allRegionNames = regions.flatMap(({ region, spellings: written, codes: shortForms }): Name<Region>[] => [
  ...written.map((spelling) => ({ named: region, spelling })),
  ...shortForms.map((spelling) => ({ named: region, spelling, isCode: true })),
]);

const regionNames = new Names(allRegionNames);

/** The regions by the names that may be joined to a conference's. */
const codes = new Map(allRegionNames.map(({ named, spelling }) => [spelling, named]));

const placeNames = new Names<Place>(places.flatMap((place) => [place.city, place.cityInChinese].map((spelling) => ({ named: place, spelling }))));

function isChinese(text: string): boolean {
  return text.charCodeAt(0) >= 0x3400;
}

function isBeside(words: readonly string[], index: number, name: Span, series: Series): boolean {
  if (isYear(words[index - 1] ?? '') || isYear(words[index + 1] ?? '')) {
    return true;
  }
  const between = index < name.from ? words.slice(index + 1, name.from) : words.slice(name.to, index);
  return between.every((word) => companions.has(word) || isYear(word) || series.spellings.includes(word));
}

function isYear(text: string): boolean {
  return text.length === 4 && /^20[1-3]\d$/.test(text);
}

/** The four-digit year nearest to the name, or two digits after an apostrophe (`KubeCon EU '24`). */
function findYear(text: string, words: readonly string[], order: readonly number[]): number | undefined {
  const nearest = order.map((index) => words[index] ?? '').find(isYear);
  const short = /['’‘](1[4-9]|2\d|3\d)(?!\d)/.exec(text.slice(0, longestText))?.[1];
  return nearest !== undefined ? Number(nearest) : short !== undefined ? 2000 + Number(short) : undefined;
}

function withMissingParts(first: Mention, mentions: readonly Mention[], yearOfNote: number | undefined): Mention {
  let { region, year, place } = first;
  for (const other of mentions) {
    const agrees = (region === undefined || other.region === undefined || region === other.region) && (year === undefined || other.year === undefined || year === other.year);
    if (other.series === first.series && agrees) {
      region ??= other.region;
      year ??= other.year;
      place ??= other.place;
    }
  }
  return { series: first.series, region, year: year ?? yearOfNote, place };
}

/** Cached, because thousands of notes may report on the same conference. */
const conferences = new Map<string, Conference>();

function conferenceOf(mention: Mention): Conference | undefined {
  const { series, region, year, place } = mention;
  if (year === undefined) {
    return undefined;
  }
  const key = [series.id, region, year, place?.city].join(' ');
  const conference = conferences.get(key) ?? makeConference({ ...mention, year });
  conferences.set(key, conference);
  return conference;
}

function makeConference({ series, region, year, place }: Mention & { readonly year: number }): Conference {
  const event = findEvent(series, region, year);
  const area = event ? event.region : region;
  const areaName = regions.find((entry) => entry.region === area)?.name;
  const local = series.isLocal ? place?.city : undefined;
  const city = event ? event.city : place?.city;
  const country = city && placeOf(city)?.country;
  const parts = [local ?? area, String(year)].filter((part) => part !== undefined);
  const full = [series.official ?? series.name, local ?? areaName, String(year)].filter((part) => part !== undefined);
  return {
    id: [series.id, ...parts.map(hyphenated)].join('-'),
    series: series.name,
    year,
    name: [series.name, ...parts].join(' '),
    fullName: event?.fullName ?? full.join(' '),
    ...(area && { region: area }),
    ...(city && { city }),
    ...(country && { country }),
    ...(event?.start && { start: event.start }),
    ...(event?.end && { end: event.end }),
  };
}

/** The known event with a region; without one, the only event of the series in that year. */
function findEvent(series: Series, region: Region | undefined, year: number): ConferenceEvent | undefined {
  const events = conferenceEvents.filter((event) => event.series === series.id && event.year === year);
  const [only] = events;
  return events.find((event) => event.region === region) ?? (events.length === 1 && only && (region === undefined || only.region === undefined) ? only : undefined);
}

/** A conference of no known series. */
function customConference(text: string, yearOfNote: number | undefined): Conference | undefined {
  const name = cutTo(displayText(text), longestText);
  const words = wordsOf(fold(name));
  const whole: Span = { from: 0, to: 0, rest: '' };
  const order = nearestFirst(words, whole);
  const written = findYear(name, words, order);
  const year = written ?? yearOfNote;
  const id = hyphenated(name);
  if (year === undefined || id === '') {
    return undefined;
  }
  const place = placeNames.first(words, order, whole);
  const region = regionNames.first(words, order, whole) ?? place?.region;
  const series = displayText(name.replace(String(year), '')) || name;
  const full = written === undefined ? `${name} ${year}` : name;
  return {
    id: hyphenated(full),
    series,
    year,
    name: full,
    fullName: full,
    ...(region && { region }),
    ...(place && { city: place.city, country: place.country }),
  };
}
