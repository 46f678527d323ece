/** How many inputs a property test generates; `npm run fuzz` sets it. */
export const runs = Number(process.env['PROPERTY_RUNS'] ?? 10_000);
