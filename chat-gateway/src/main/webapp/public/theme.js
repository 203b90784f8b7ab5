// Runs before first paint, so that a chosen theme or language never flashes. An own file: the content policy allows no inline script.
(function () {
  var root = document.documentElement;
  root.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  try {
    var theme = localStorage.getItem('careline.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    root.lang = localStorage.getItem('careline.language') || root.lang;
  } catch (_) {
    // Storage may be blocked; the system theme is then used.
  }
})();
