// Runs before the first paint, so that a light-theme reader never sees a dark flash. A file, because the CSP forbids inline scripts.
// What the reader chose wins; else what the system prefers. Kept in step with src/app/theme.ts.
(() => {
  let chosen;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Storage may be blocked; the system's preference holds.
  }
  const light = chosen === 'light' || (chosen !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
})();
