export { isEnglish, languageCalled, languageNames, type Language } from './languages';
