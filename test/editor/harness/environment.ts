// Must run before mocha's browser build, which reads options from the page's address; a Node host has no page.
const host = globalThis as { location?: { search?: string } };
host.location ??= { search: '' };
