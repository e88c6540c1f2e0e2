// Runs before the first paint, so that a light-theme reader never sees a dark flash. A file, because the CSP forbids inline scripts.
try {
  if (localStorage.getItem('theme') === 'light') document.documentElement.dataset.theme = 'light';
} catch {
  // Storage may be blocked; dark is the default.
}
