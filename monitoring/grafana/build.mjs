// node monitoring/grafana/build.mjs            writes dashboards/*.json
// node monitoring/grafana/build.mjs --check    only tells, by its exit code, whether they are up to date
import { readFileSync, writeFileSync } from 'node:fs';
import { dashboards } from './dashboards.mjs';

let stale = 0;
for (const [name, dashboard] of Object.entries(dashboards)) {
  const file = new URL(`dashboards/${name}.json`, import.meta.url);
  const text = JSON.stringify(dashboard, null, 2) + '\n';
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${name}.json is not what dashboards.mjs says: run node monitoring/grafana/build.mjs`);
    stale = 1;
  }
}
process.exit(stale);
