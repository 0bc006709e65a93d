/** Stories, authors and newsletters: the build refuses links to such as are not there. */
const CHECKED = /^\/(?:\d{4}\/[^/]+\/[^/]+|(?:authors|newsletters)\/[^/]+)\/?$/;

/** Whether the build itself sees to it that there is something at an address. @param address - a path, decoded. */
export const isCheckedByBuild = (address: string): boolean => CHECKED.test(address);
