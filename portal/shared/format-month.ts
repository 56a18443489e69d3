const english = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2019-09` as 2019 年 9 月 or September 2019. */
export function formatMonth(month: string, language: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return language === 'en' ? english.format(Date.UTC(year, number - 1, 1)) : `${year} 年 ${number} 月`;
}
