/**
 * Names as they are met in an English school, put together at random from lists, so no pupil or parent is a real
 * person; surnames and forenames that together name somebody famous are left out. A surname with a stroke has a
 * man's and a woman's form. Shares are round figures for England (DfE, Schools, pupils and their characteristics
 * 2024/25: 21 % of pupils have English as an additional language), not those of any one place.
 */
export interface Community {
	readonly share: number;
	readonly surnames: readonly string[];
	readonly girls: readonly string[];
	readonly boys: readonly string[];
	readonly women: readonly string[];
	readonly men: readonly string[];
	/** Languages spoken at home beside English, the likelier first; empty where there is none. */
	readonly languages: readonly string[];
	/** Share of families whose first language is not English. */
	readonly additionalLanguage: number;
	/** Share of those families who need an interpreter. */
	readonly interpreter: number;
	readonly festival?: 'eid' | 'diwali';
}

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

const british = {
	surnames: words(`Ainscough Aldridge Allsop Appleyard Arkwright Bagshaw Bancroft Barraclough Barrowclough Bentham Birtles Blakeley
		Boothroyd Bracewell Bradwell Braithwaite Brearley Brocklehurst Butterworth Cawthorne Charlesworth Clitheroe Coldwell
		Cotterill Crabtree Dalby Dearden Denby Dewhurst Dobson Duxbury Edmondson Ellershaw Entwistle Farnworth Fenwick Firbank
		Foxall Garside Gledhill Grimshaw Grindrod Hadfield Haigh Hainsworth Hallam Hargreaves Hebblethwaite Hepplestone
		Hinchliffe Holroyd Horsfall Howarth Illingworth Ingham Jessop Kenworthy Kilner Langstaff Leadbetter Lindley Lockwood
		Lumb Mallinson Midgley Milnes Moorhouse Naylor Nettleton Norcliffe Oldroyd Ormerod Osgerby Pearce Pickersgill Pilling
		Pogson Quarmby Rawcliffe Rushworth Sagar Stott Sugden Swinburne Tattersall Thackray Thornley Thwaite Tillotson Tinsley
		Tunnicliffe Uttley Varley Wadsworth Walmsley Wardle Whiteley Wigglesworth Wolfenden Womersley Wrigley Yardley O'Dwyer
		O'Malley McArdle McKeown`),
	girls: words(`Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Poppy Evie Elsie Sienna
		Phoebe Evelyn Harriet Alice Maisie Erin Matilda Ellie Zoë Imogen Scarlett Holly Martha Niamh Jasmine Lola Bethany Heidi
		Eliza Robyn Thea Chloë Darcie Lacey Skye Eleanor Summer Nancy`),
	boys: words(`Noah Oliver George Arthur Leo Theo Freddie Archie Oscar Henry Alfie Charlie Thomas Finley Jacob William Lucas Joshua
		Isaac Reuben Max Logan Toby Ethan Tommy Albie Dylan Louie Rory Elliot Harrison Stanley Frankie Riley Jude Seth Zachary
		Ronnie Blake Jenson Caleb Sonny Felix Rowan Bobby Ralph Callum`),
	women: words(`Sarah Claire Emma Rebecca Laura Gemma Kelly Nicola Samantha Joanne Lisa Rachel Hannah Amy Stacey Kerry Michelle
		Donna Natalie Jodie Leanne Lindsay Helen Katie Zoe Charlene`),
	men: words(`David Mark Paul Andrew James Matthew Daniel Christopher Lee Craig Stephen Ryan Adam Neil Scott Darren Simon
		Jonathan Carl Shaun Anthony Wayne Dean Philip Gavin Martin`),
} as const;

/** Where children carry names of the majority more often than their parents do, the lists are mixed. */
const withBritish = (names: readonly string[], howMany: number, from: readonly string[]) => [...names, ...from.slice(0, howMany)];

export const communities: readonly Community[] = [
	{ share: 64, ...british, languages: [], additionalLanguage: 0, interpreter: 0 },
	{
		share: 5, surnames: words('Kowalczyk Nowicki/Nowicka Wrona Zieliński/Zielińska Pawlak Maciejewski/Maciejewska Sikora Jabłoński/Jabłońska Wójtowicz Gajda Kubiak Mazurek'),
		girls: words('Zofia Maja Hanna Lena Julia Oliwia Alicja Amelia Nadia Łucja Emilia Natalia'), boys: words('Antoni Jakub Filip Szymon Mikołaj Kacper Oskar Alan Igor Dawid Wojciech Adam'),
		women: words('Agnieszka Katarzyna Monika Joanna Magdalena Ewelina Beata Małgorzata'), men: words('Piotr Tomasz Marcin Paweł Krzysztof Rafał Grzegorz Michał'),
		languages: ['Polish'], additionalLanguage: 0.85, interpreter: 0.18,
	},
	{
		share: 3, surnames: words('Munteanu Rusu Lungu Ciobanu Dobre Oprea Sandu Stoica Iordache Marinescu'),
		girls: words('Ioana Andreea Sofia Daria Antonia Maria Bianca Ilinca'), boys: words('Andrei Ștefan Matei Darius Rareș Luca Gabriel Vlad'),
		women: words('Elena Mihaela Cristina Alina Raluca Gabriela'), men: words('Ionuț Adrian Cosmin Marius Florin Sorin'),
		languages: ['Romanian'], additionalLanguage: 0.95, interpreter: 0.3,
	},
	{
		share: 5, surnames: words('Akhtar Hussain Mahmood Iqbal Rafiq Mirza Qureshi Shafiq Bashir Nawaz Sadiq Yousaf Tariq Zaman'),
		girls: words('Aisha Maryam Zara Hafsa Inaya Fatima Zainab Aleena Iman Sumayyah'), boys: words('Muhammad Yusuf Ibrahim Hamza Zayn Haris Ismail Musa Umar Eesa'),
		women: words('Nasreen Shazia Rubina Saima Farzana Samina Uzma'), men: words('Asif Nadeem Khalid Shabir Tahir Waseem Javed'),
		languages: ['Urdu', 'Punjabi', 'Pashto'], additionalLanguage: 0.6, interpreter: 0.15, festival: 'eid',
	},
	{
		share: 2, surnames: words('Miah/Begum Uddin/Khatun Rahman/Akter Islam Choudhury Hoque Talukdar'),
		girls: words('Tahmina Nusrat Raisa Samiha Anika Maisha'), boys: words('Tanvir Rayhan Nahid Sami Arif Zakir'),
		women: words('Rehana Shirin Nazma Salma Ayesha'), men: words('Abdul Kamal Shafiqul Jamal Mizanur'),
		languages: ['Bengali', 'Sylheti'], additionalLanguage: 0.7, interpreter: 0.22, festival: 'eid',
	},
	{
		share: 4, surnames: words('Dhaliwal Sandhu Bains Johal Purewal Grewal Pillai Nair Desai Mehta Solanki Chauhan Varghese'),
		girls: words('Anaya Simran Jasleen Diya Meera Kavya Riya Anjali'), boys: words('Arjun Rohan Jaskaran Aarav Dev Gurpreet Nikhil Vihaan'),
		women: words('Harpreet Sunita Priya Manjit Deepa Jyoti'), men: words('Rajesh Balwinder Sanjay Amrit Suresh Vikram'),
		languages: ['Punjabi', 'Gujarati', 'Malayalam', 'Hindi'], additionalLanguage: 0.5, interpreter: 0.1, festival: 'diwali',
	},
	{
		share: 4, surnames: words('Adeyemi Okonkwo Boateng Mensah Owusu Eze Balogun Nwosu Asante Chukwu Moyo Ncube'),
		girls: words('Temilade Adaeze Chiamaka Abena Esther Blessing Thandiwe Tiwa'), boys: words('Tobi Chidi Kwame Emeka Samuel Daniel Kofi Tendai'),
		women: words('Folake Ngozi Akosua Grace Patience Comfort'), men: words('Babatunde Obinna Kwabena Emmanuel Festus Tunde'),
		languages: ['Yoruba', 'Igbo', 'Twi', 'Shona'], additionalLanguage: 0.4, interpreter: 0.04,
	},
	{
		share: 2, surnames: words('Warsame Abdi Jama Elmi Hersi Dirie Guled'),
		girls: words('Hodan Ayaan Sagal Ifrah Nimco Hibo'), boys: words('Abdirahman Liban Guleed Ayub Bilal Zakariya'),
		women: words('Amina Fadumo Hawa Sahra Khadija'), men: words('Mohamud Hassan Ahmed Yasin Osman'),
		languages: ['Somali'], additionalLanguage: 0.85, interpreter: 0.35, festival: 'eid',
	},
	{
		share: 2.5, surnames: words('Bailey-Reid Gayle Pinnock Blackwood Lindo Beckford-Jones Grizzle Wray'),
		girls: withBritish(words('Tianna Shanice Amara Renée Kiara'), 6, british.girls), boys: withBritish(words('Jayden Tyrese Malachi Kymani Andre'), 6, british.boys),
		women: words('Sharon Marcia Yvonne Simone Natasha'), men: words('Delroy Leroy Trevor Marlon Devon'),
		languages: [], additionalLanguage: 0, interpreter: 0,
	},
	{
		share: 2, surnames: words('Haddad Al-Jabouri Saleh Darwish Mansour Nasser Hakimi Ahmadzai Yıldız Demirci'),
		girls: words('Lina Nour Rania Yasmin Shirin Elif'), boys: words('Omar Karim Tariq Elias Emre Farid'),
		women: words('Layla Huda Samira Zeynep Maryam'), men: words('Ali Mustafa Bashar Mehmet Rashid'),
		languages: ['Arabic', 'Kurdish', 'Dari', 'Turkish'], additionalLanguage: 0.9, interpreter: 0.4, festival: 'eid',
	},
	{
		share: 2, surnames: words('Ferreira Teixeira Carvalho Moreira Quintana Benítez Lozano Esposito'),
		girls: words('Beatriz Inês Lucía Carolina Matilde Giulia'), boys: words('Tiago Diogo Mateo Rafael João Álvaro'),
		women: words('Carla Sónia Marisol Paula Chiara'), men: words('Nuno Rui Andrés Javier Paulo'),
		languages: ['Portuguese', 'Spanish', 'Italian'], additionalLanguage: 0.8, interpreter: 0.15,
	},
	{
		share: 2, surnames: words('Petrauskas/Petrauskienė Ozoliņš/Ozoliņa Dimitrov/Dimitrova Kovalenko Shevchuk Bondarenko Tkachenko Novák/Nováková'),
		girls: words('Daryna Gabija Kateryna Viktorija Simona Anna'), boys: words('Maksym Lukas Bohdan Nikolay Artem Matas'),
		women: words('Olena Rasa Iryna Daniela Svitlana'), men: words('Andrii Mindaugas Georgi Serhii Jonas'),
		languages: ['Ukrainian', 'Lithuanian', 'Bulgarian', 'Slovak'], additionalLanguage: 0.95, interpreter: 0.35,
	},
	{
		share: 1.5, surnames: words('Cheung Leung Kwok Lau Ng Tsang Yip Nguyen'),
		girls: words('Hei-Yan Ching Sum-Yi Emily Chloe Mei'), boys: words('Ho-Yin Lok Chun-Hei Jayden Anson Marcus'),
		women: words('Wai-Ling Suk-Yee Carmen Mei-Ling'), men: words('Kwok-Wai Chi-Ming Raymond Kin-Man'),
		languages: ['Cantonese', 'Mandarin', 'Vietnamese'], additionalLanguage: 0.75, interpreter: 0.15,
	},
];

/** Names that people use in place of the one on the birth certificate. */
export const preferredForms: Readonly<Record<string, string>> = {
	Olivia: 'Liv', Florence: 'Flo', Isabella: 'Bella', Harriet: 'Hattie', Matilda: 'Tilly', Imogen: 'Immy', Eleanor: 'Nell', Bethany: 'Beth', Evelyn: 'Evie',
	Theo: 'Teddy', Archie: 'Arch', Thomas: 'Tom', William: 'Will', Joshua: 'Josh', Zachary: 'Zac', Harrison: 'Harry', Henry: 'Hal', Arthur: 'Art', Elliot: 'Eli',
	Muhammad: 'Mo', Abdirahman: 'Abdi', Gurpreet: 'Gurps', Temilade: 'Temi', Jaskaran: 'Jas', Wojciech: 'Wojtek', Szymon: 'Simon', Samuel: 'Sam', Daniel: 'Dan',
};

/** The form of a surname for a man or a woman. */
export const surnameFor = (surname: string, sex: 'F' | 'M'): string => {
	const [man, woman] = surname.split('/');
	return (sex === 'F' ? woman : undefined) ?? (man as string);
};
