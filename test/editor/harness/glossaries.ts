/** Texts by path, inserted when the tests are bundled (scripts/bundleTests.mjs). */
declare const TEST_GLOSSARIES: Readonly<Record<string, string>>;
declare const TEST_CORPUS: Readonly<Record<string, string>> | null;

/** The files of test/fixtures/glossaries. */
export const glossaryFixtures = TEST_GLOSSARIES;

/** The pages of the CNCF glossary, if present beside the repository. */
export const cncfGlossary = TEST_CORPUS;
