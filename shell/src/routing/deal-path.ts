/** Where a deal opens for someone who may do `actions`: on the desk for who decides, among the deals for everyone else. */
export function dealPath(actions: readonly string[], id: string): string {
  return `${actions.includes('deal.decide') ? '/desk' : '/deals'}/${id}`;
}
