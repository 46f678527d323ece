// Must run before mocha's browser build does, which asks the page's address for options; a Node host has no page.
const host = globalThis as { location?: { search?: string } };
host.location ??= { search: '' };
