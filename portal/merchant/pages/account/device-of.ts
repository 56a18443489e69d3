/** Browser and system as people call them; undefined if the user agent is unknown. */
export interface Device {
  readonly browser: string | undefined;
  readonly system: string | undefined;
}

/** Most specific first: Edge claims to be Chrome, and Chrome claims to be Safari. */
const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger\//, '微信'],
  [/AliApp\(AP|AlipayClient/, '支付宝'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/QQBrowser\//, 'QQ'],
  [/HuaweiBrowser\//, 'Huawei Browser'],
  [/QihooBrowser|360SE|360EE/, '360'],
  [/UCBrowser\//, 'UC'],
  [/MiuiBrowser\//, 'Mi Browser'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPad/, 'iPad'],
  [/iPhone|iPod/, 'iPhone'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Reads browser and system from a user agent string. */
export function deviceOf(userAgent: string): Device {
  return { browser: nameIn(userAgent, browsers), system: nameIn(userAgent, systems) };
}

function nameIn(userAgent: string, names: readonly [RegExp, string][]): string | undefined {
  return names.find(([sign]) => sign.test(userAgent))?.[1];
}
