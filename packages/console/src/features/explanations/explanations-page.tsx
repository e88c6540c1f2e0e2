export function ExplanationsPage() {
  return null;
}
