export { bilingualFields, translatedSalutation, translationOf, type Translation } from './bilingual';
export { chooseWording, type ChosenWording } from './chooseWording';
export { isEnglish, languageCalled, languageNames, type Language } from './languages';
export { readWording } from './readWording';
export { readWordings, readWordingTable, translatableFamilies, wordingToTranslate, type WordingRow } from './table';
export { WordingError, type Wording, type WordingDocument } from './wording';
