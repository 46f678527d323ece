/** The languages of the content. */
export type Language = 'en' | 'zh-cn';

export const languages: readonly Language[] = ['en', 'zh-cn'];

export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'zh-cn' : 'en';
}
