// What the dashboards are made of. A panel is placed by the row it stands in; three to a row unless it says otherwise.

/** One figure over time. Each query is [PromQL, legend]. */
export function graph(title, unit, description, ...queries) {
  return { kind: 'timeseries', title, unit, description, queries, width: 8, height: 8 };
}

/** One figure now. */
export function stat(title, unit, description, query, thresholds = []) {
  return { kind: 'stat', title, unit, description, queries: [[query, '']], thresholds, width: 4, height: 4 };
}

/** For what is only there when an exporter is. Panels so marked may be empty. */
export function optional(needs, panel) {
  return { ...panel, description: `Optional: needs ${needs}. ${panel.description}` };
}

/** p50 and p95 of a timer's buckets. */
export function quantiles(timer, by = '', filter = '') {
  const labels = ['le', by].filter(Boolean).join(', ');
  const legend = by ? ` {{${by}}}` : '';
  return [0.5, 0.95].map((q) => [
    `histogram_quantile(${q}, sum by (${labels}) (rate(${timer}_bucket${filter}[$__rate_interval])))`,
    `p${q * 100}${legend}`,
  ]);
}

const SOURCE = { type: 'prometheus', uid: '${source}' };

export function dashboard(uid, title, description, panels, variables = []) {
  return {
    uid,
    title,
    description,
    tags: ['careline'],
    timezone: 'browser',
    schemaVersion: 39,
    version: 1,
    editable: false,
    graphTooltip: 1,
    refresh: '30s',
    time: { from: 'now-3h', to: 'now' },
    templating: {
      list: [{ name: 'source', label: 'Source', type: 'datasource', query: 'prometheus' }, ...variables],
    },
    panels: placed(panels),
  };
}

function placed(panels) {
  let x = 0;
  let y = 0;
  let row = 0;
  return panels.map((panel, index) => {
    if (x + panel.width > 24 || (x > 0 && panel.height !== row)) {
      x = 0;
      y += row;
    }
    row = panel.height;
    const at = { x, y, w: panel.width, h: panel.height };
    x += panel.width;
    return json(panel, index + 1, at);
  });
}

function json(panel, id, gridPos) {
  const steps = [{ color: 'green', value: null }, ...(panel.thresholds ?? []).map(([value, color]) => ({ value, color }))];
  return {
    id,
    type: panel.kind,
    title: panel.title,
    description: panel.description,
    gridPos,
    datasource: SOURCE,
    fieldConfig: {
      defaults: {
        unit: panel.unit,
        min: 0,
        ...(panel.kind === 'stat' ? { thresholds: { mode: 'absolute', steps } } : { custom: { fillOpacity: 8 } }),
      },
      overrides: [],
    },
    options:
      panel.kind === 'stat'
        ? { reduceOptions: { calcs: ['lastNotNull'] }, colorMode: 'value', graphMode: 'area' }
        : { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
    targets: panel.queries.map(([expr, legendFormat], n) => ({
      refId: String.fromCharCode(65 + n),
      datasource: SOURCE,
      expr,
      legendFormat,
    })),
  };
}
