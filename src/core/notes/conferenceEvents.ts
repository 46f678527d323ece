import type { Region } from './places';

/** A conference whose place and days are known. */
export interface ConferenceEvent {
  /** Id of the series. */
  readonly series: string;
  /** Missing where the series had no region in its name that year. */
  readonly region?: Region;
  readonly year: number;
  /** In English; missing for events held online. */
  readonly city?: string;
  /** First and last day, ISO 8601. */
  readonly start?: string;
  readonly end?: string;
  /** Where it was not the series' usual one. */
  readonly fullName?: string;
}

/**
 * From the organisers' pages, the Linux Foundation's and the CNCF's announcements and the schedules on sched.com. What
 * none of them states is left out. Days of co-located events before the first are not counted.
 */
export const conferenceEvents: readonly ConferenceEvent[] = [
  { series: 'kubecon', year: 2015, city: 'San Francisco', start: '2015-11-09', fullName: 'KubeCon 2015' },
  { series: 'kubecon', region: 'EU', year: 2016, city: 'London', start: '2016-03-10', end: '2016-03-11', fullName: 'KubeCon Europe 2016' },
  { series: 'kubecon', region: 'NA', year: 2016, city: 'Seattle', start: '2016-11-08', end: '2016-11-09' },
  { series: 'kubecon', region: 'EU', year: 2017, city: 'Berlin', start: '2017-03-29', end: '2017-03-30' },
  { series: 'kubecon', region: 'NA', year: 2017, city: 'Austin', start: '2017-12-06', end: '2017-12-08' },
  { series: 'kubecon', region: 'EU', year: 2018, city: 'Copenhagen', start: '2018-05-02', end: '2018-05-04' },
  { series: 'kubecon', region: 'China', year: 2018, city: 'Shanghai' },
  { series: 'kubecon', region: 'NA', year: 2018, city: 'Seattle', start: '2018-12-11', end: '2018-12-13' },
  { series: 'kubecon', region: 'EU', year: 2019, city: 'Barcelona', start: '2019-05-20', end: '2019-05-23' },
  { series: 'kubecon', region: 'China', year: 2019, city: 'Shanghai', start: '2019-06-24', end: '2019-06-26', fullName: 'KubeCon + CloudNativeCon + Open Source Summit China 2019' },
  { series: 'kubecon', region: 'NA', year: 2019, city: 'San Diego', start: '2019-11-18', end: '2019-11-21' },
  { series: 'kubecon', region: 'EU', year: 2020, start: '2020-08-17', end: '2020-08-20' },
  { series: 'kubecon', region: 'NA', year: 2020, start: '2020-11-17', end: '2020-11-20' },
  { series: 'kubecon', region: 'EU', year: 2021, start: '2021-05-04' },
  { series: 'kubecon', region: 'NA', year: 2021, city: 'Los Angeles', start: '2021-10-11', end: '2021-10-15' },
  { series: 'kubecon', region: 'China', year: 2021, fullName: 'KubeCon + CloudNativeCon + Open Source Summit China 2021' },
  { series: 'kubecon', region: 'EU', year: 2022, city: 'Valencia', start: '2022-05-16', end: '2022-05-20' },
  { series: 'kubecon', region: 'NA', year: 2022, city: 'Detroit', start: '2022-10-24', end: '2022-10-28' },
  { series: 'kubecon', region: 'EU', year: 2023, city: 'Amsterdam', start: '2023-04-18', end: '2023-04-21' },
  { series: 'kubecon', region: 'China', year: 2023, city: 'Shanghai', start: '2023-09-26', end: '2023-09-28', fullName: 'KubeCon + CloudNativeCon + Open Source Summit China 2023' },
  { series: 'kubecon', region: 'NA', year: 2023, city: 'Chicago', start: '2023-11-06', end: '2023-11-09' },
  { series: 'kubecon', region: 'EU', year: 2024, city: 'Paris', start: '2024-03-19', end: '2024-03-22' },
  { series: 'kubecon', region: 'China', year: 2024, city: 'Hong Kong', start: '2024-08-21', end: '2024-08-23', fullName: 'KubeCon + CloudNativeCon + Open Source Summit + AI_dev China 2024' },
  { series: 'kubecon', region: 'NA', year: 2024, city: 'Salt Lake City', start: '2024-11-12', end: '2024-11-15' },
  { series: 'kubecon', region: 'India', year: 2024, city: 'Delhi', start: '2024-12-11', end: '2024-12-12' },
  { series: 'kubecon', region: 'EU', year: 2025, city: 'London', start: '2025-04-01', end: '2025-04-04' },
  { series: 'kubecon', region: 'China', year: 2025, city: 'Hong Kong', start: '2025-06-10', end: '2025-06-11' },
  { series: 'kubecon', region: 'Japan', year: 2025, city: 'Tokyo', start: '2025-06-16', end: '2025-06-17' },
  { series: 'kubecon', region: 'India', year: 2025, city: 'Hyderabad', start: '2025-08-06', end: '2025-08-07' },
  { series: 'kubecon', region: 'NA', year: 2025, city: 'Atlanta', start: '2025-11-10', end: '2025-11-13' },
  { series: 'kubecon', region: 'EU', year: 2026, city: 'Amsterdam', start: '2026-03-23', end: '2026-03-26' },
  { series: 'kubecon', region: 'India', year: 2026, city: 'Mumbai', start: '2026-06-18', end: '2026-06-19' },
  { series: 'kubecon', region: 'Japan', year: 2026, city: 'Yokohama', start: '2026-07-29', end: '2026-07-30' },
  { series: 'kubecon', region: 'China', year: 2026, city: 'Shanghai', start: '2026-09-08', end: '2026-09-09', fullName: 'KubeCon + CloudNativeCon + OpenInfra Summit + PyTorch Conference China 2026' },
  { series: 'kubecon', region: 'NA', year: 2026, city: 'Salt Lake City', start: '2026-11-09', end: '2026-11-12' },
  { series: 'kubecon', region: 'EU', year: 2027, city: 'Barcelona', start: '2027-03-15', end: '2027-03-18' },
  { series: 'istiocon', year: 2021, start: '2021-02-22' },
  { series: 'istiocon', year: 2022, start: '2022-04-25', end: '2022-04-29' },
  { series: 'istiocon', region: 'China', year: 2023, city: 'Shanghai', start: '2023-09-26' },
];
