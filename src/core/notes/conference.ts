import { cutTo, displayText, hyphenated } from '../text/strings';
import { conferenceEvents, type ConferenceEvent } from './conferenceEvents';
import { companions, findConferenceName, findYearAndPlace, isCjkWord, isYear, longestText, wordsOf, type ConferenceName } from './conferenceName';
import { seriesList, type Series } from './conferenceSeries';
import { placeOf, regions, type Region } from './places';

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
  /** Tags, categories and the like. */
  readonly tags?: readonly string[] | undefined;
  /** Without its extension. */
  readonly fileName?: string | undefined;
  /** The names of its folders, the innermost first. They count if they name a conference with its year and nothing else. */
  readonly folders?: readonly string[] | undefined;
  /** ISO 8601; provides the year and tells which event of a series is meant if the name does not. */
  readonly date?: string | undefined;
}

/**
 * Recognizes the conference of a note. The first source that names a known series decides, in the order of
 * `ConferenceSources`. Missing parts (region, year, city) come from later sources that name the same series, and finally
 * from the note's date: it provides the year, and the region if it lies within the days of a known event, or soon after them.
 */
export function recognizeConference(sources: ConferenceSources): Conference | undefined {
  const { explicit, title, heading, tags = [], fileName, folders = [], date = '' } = sources;
  // The first heading usually repeats the title.
  const texts = new Set([explicit, title, heading, ...tags.slice(0, maxTags), fileName]);
  const names = [...texts].flatMap((text) => (text === undefined ? undefined : findConferenceName(text)) ?? []);
  const all = [...names, ...folders.flatMap((folder, index) => conferenceOfFolder(folder) ?? conferenceOfFolder(`${folders[index + 1] ?? ''} ${folder}`) ?? [])];
  const year = isYear(date.slice(0, 4)) ? Number(date.slice(0, 4)) : undefined;
  const [first] = all;
  const own = explicit !== undefined && !findConferenceName(explicit) ? customConference(explicit, year) : undefined;
  return own ?? (first && conferenceOf(withDate(withMissingParts(first, all), date, year)));
}

/** The conference that a folder, or a folder in its parent (`kubecon/2024`), is named after. Others are named after a demo or a project. */
function conferenceOfFolder(folder: string): ConferenceName | undefined {
  const name = findConferenceName(folder);
  const conference = name && conferenceOf(name);
  return conference && !wordsOf(folder).some((word) => !folderWords.has(word) && saysMore(word, conference)) ? name : undefined;
}

/** What the name of a folder with notes on a conference may say besides. */
const folderWords = new Set('notes note talks talk sessions session recap recaps blog posts slides summary reports report 笔记 议题 回顾 总结'.split(' '));

/** The conferences whose place or days are known. */
export function knownConferences(): readonly Conference[] {
  return conferenceEvents.flatMap(({ series: id, region, year }) => {
    const series = seriesList.find((each) => each.id === id);
    return (series && conferenceOf({ series, region, year, place: undefined })) ?? [];
  });
}

/** Whether a text names a conference, whole or in part, and says nothing else: `KubeCon Europe 2024, Paris`. */
export function isNameOf(text: string, conference: Conference): boolean {
  const words = wordsOf(text);
  const own = wordsOf(conference.series);
  return (findConferenceName(text)?.series.name === conference.series || own.every((word) => words.includes(word))) && !saysMore(text, conference);
}

/** Whether a text has words that do not name a conference, its place or its year. */
export function saysMore(text: string, conference: Conference): boolean {
  const { latin, chinese } = nameWords(conference);
  return wordsOf(text).some((word) => (isCjkWord(word) ? chinese.reduce((rest, name) => rest.replaceAll(name, ''), word) !== '' : !latin.has(word)));
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
  const place = city === undefined ? undefined : placeOf(city);
  const cityNames = city === undefined ? [] : [city, ...(place ? [place.cityInChinese, ...place.otherNames] : [])];
  const words = [name, fullName, ...seriesNames, ...regionNames, ...regionCodes, ...cityNames, String(year % 100)].flatMap((each) => wordsOf(each));
  const chinese = [...words.filter(isCjkWord), '年', '站', '大会', '峰会', '会议'];
  return { latin: new Set([...companions, ...words]), chinese: chinese.sort((a, b) => b.length - a.length) };
}

const maxTags = 50;

function withMissingParts(first: ConferenceName, names: readonly ConferenceName[]): ConferenceName {
  let { region, year, place, otherPlace } = first;
  for (const other of names) {
    const agrees = (region === undefined || other.region === undefined || region === other.region) && (year === undefined || other.year === undefined || year === other.year);
    if (other.series === first.series && agrees) {
      region ??= other.region;
      year ??= other.year;
      place ??= other.place;
      otherPlace ??= region === undefined ? other.otherPlace : undefined;
    }
  }
  return { series: first.series, region, year, place, otherPlace };
}

/** Completes a name by the note's date. `yearOfNote`: that of the date. */
function withDate(name: ConferenceName, date: string, yearOfNote: number | undefined): ConferenceName {
  const event = name.region === undefined && name.otherPlace === undefined ? eventAt(name, date) : undefined;
  return event ? { ...name, region: event.region, year: event.year } : { ...name, year: name.year ?? yearOfNote };
}

/** How long after an event people still write about it, in days. */
const afterwards = 21;
/** How long before a date another event makes it uncertain which one is meant, in days. */
const uncertain = 42;

/** The known event of a series on whose days a date lies, or that ended shortly before it and is the only one that did. */
function eventAt({ series, year }: ConferenceName, date: string): ConferenceEvent | undefined {
  if (date.length !== isoDay.length) {
    return undefined;
  }
  const events = conferenceEvents.flatMap((event) => (event.series === series.id && event.start !== undefined ? { event, start: event.start, end: event.end ?? event.start } : []));
  const current = events.find(({ start, end }) => start <= date && date <= end);
  const ended = events.filter(({ end }) => end < date && daysBetween(end, date) <= uncertain);
  const [last] = ended;
  const found = current ?? (ended.length === 1 && last && daysBetween(last.end, date) <= afterwards ? last : undefined);
  return year === undefined || found?.event.year === year ? found?.event : undefined;
}

const isoDay = '2024-03-27';

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** Cached, because thousands of notes may report on the same conference. */
const conferences = new Map<string, Conference>();

function conferenceOf(name: ConferenceName): Conference | undefined {
  const { series, region, year, place, otherPlace } = name;
  if (year === undefined) {
    return undefined;
  }
  const key = [series.id, region, year, place?.city, otherPlace].join(' ');
  const conference = conferences.get(key) ?? makeConference({ ...name, year });
  conferences.set(key, conference);
  return conference;
}

function makeConference({ series, region, year, place, otherPlace }: ConferenceName & { readonly year: number }): Conference {
  const event = findEvent(series, region, year);
  const area = event ? event.region : region;
  const areaName = regions.find((entry) => entry.region === area)?.name;
  const local = otherPlace ?? (series.isLocal ? place?.city : undefined);
  const city = event ? event.city : (place?.city ?? otherPlace);
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
  const { year: written, place, region } = findYearAndPlace(name);
  const year = written ?? yearOfNote;
  const id = hyphenated(name);
  if (year === undefined || id === '') {
    return undefined;
  }
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
