/** What a person calls the thing they sign in with; undefined where the user agent is none that we know. */
export interface Device {
  readonly browser: string | undefined;
  readonly system: string | undefined;
}

/** Most particular first: Edge says it's Chrome, and Chrome says it's Safari. */
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

/** Browser and system by their names, read out of a user agent. */
export function deviceOf(userAgent: string): Device {
  return { browser: nameIn(userAgent, browsers), system: nameIn(userAgent, systems) };
}

function nameIn(userAgent: string, names: readonly [RegExp, string][]): string | undefined {
  return names.find(([sign]) => sign.test(userAgent))?.[1];
}
