/*
 * Hosts on which many companies have a page, so that the host itself names none of them. Put down by hand: what small
 * companies in Europe and North America give as their website where they have none of their own, November 2026. What the
 * public suffix list knows already, as `wixsite.com` or `github.io`, is not repeated.
 */

const setOf = (hosts: string): ReadonlySet<string> => new Set(hosts.split(' '));

/** Social networks, directories and short links: whose page it is says the path alone. */
const PAGES: ReadonlySet<string> = setOf(
  'facebook.com fb.com fb.me instagram.com linkedin.com twitter.com x.com youtube.com youtu.be tiktok.com pinterest.com xing.com ' +
    'vk.com ok.ru weibo.com whatsapp.com wa.me t.me telegram.me linktr.ee about.me bit.ly goo.gl g.page g.co yelp.com tripadvisor.com ' +
    'sites.google.com maps.google.com business.google.com docs.google.com drive.google.com wikipedia.org gelbeseiten.de local.ch',
);

/** Site builders: each name one level below is somebody's own. */
const BUILDERS: ReadonlySet<string> = setOf(
  'wordpress.com jimdo.com jimdofree.com jimdosite.com business.site negocio.site weebly.com squarespace.com webnode.com webnode.page ' +
    'tumblr.com godaddysites.com site123.me ueniweb.com strikingly.com typepad.com medium.com livejournal.com over-blog.com ' +
    'e-monsite.com hubspotpagebuilder.com ucoz.ru narod.ru chayns.net eatbu.com wix.com one.page hpage.com beepworld.de',
);

/** Whether a host is shared by many companies, so that it says nothing about whose page lies there. */
export function isSharedHost(host: string): boolean {
  return BUILDERS.has(host) || parentsOf(host).some((parent) => PAGES.has(parent));
}

/** The name a company has at a site builder, `acme.jimdofree.com` of `www.acme.jimdofree.com`; null on any other host. */
export function nameAtBuilder(host: string): string | null {
  return parentsOf(host).find((parent) => BUILDERS.has(parent.slice(parent.indexOf('.') + 1))) ?? null;
}

/** A host and all it lies under, without the top level. */
function parentsOf(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
