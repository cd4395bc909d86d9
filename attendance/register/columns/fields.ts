/**
 * The names that exports give to their columns, as data.
 *
 * Each field lists the names by which it is known, best first: where a file has two of them, the one further left in
 * the list is read ("Legal Forename" before "Forename"). Names are compared by their letters and digits alone, so
 * `Reg. Group`, `reg_group` and `RegGroup` are one name.
 *
 * Sources: Bromcom's partner API and flat pupil view, Arbor's report columns and what its importers expect, Assembly's
 * and Wonde's API models, SIMS report and integration fields, Go4Schools' API, the DfE's "Export codes"
 * (mis-layouts, section 5; rules, section 2.1). MIS reports are laid out by each school, so the plain English names
 * that a person would choose stand beside them.
 */
export type FieldNames = Readonly<Record<string, readonly string[]>>;

/** What ties a row to a pupil: the same three in every file. */
export const keyFields = {
	misId: [
		'studentid', 'pupilid', 'studentmisid', 'pupilmisid', 'misid', 'learnerid', 'personid', 'arborstudentid', 'simsid', 'bromcomid',
		'wondeid', 'arborid', 'sysid', 'wondestudentid', 'bromcomstudentid', 'simsstudentid', 'scholarpackid', 'externalid', 'studentidentifier', 'pupilidentifier', 'studentnumber', 'pupilnumber', 'studentref', 'pupilref',
		'studentreference', 'pupilreference', 'pupilno', 'studentno', 'learnerno',
	],
	admissionNumber: [
		'admissionnumber', 'admissionno', 'admissionnum', 'admissionsnumber', 'pupiladmissionnumber', 'studentadmissionnumber', 'admno',
		'admnumber', 'adno', 'pan', 'admission', 'rollnumber', 'admnnumber', 'admnno', 'admnum', 'studentadmissionno', 'pupiladmissionno',
		'pupiladno', 'studentadno', 'adnumber',
	],
	upn: ['upn', 'uniquepupilnumber', 'pupilupn', 'studentupn', 'learnerupn', 'currentupn', 'upnumber'],
} as const satisfies FieldNames;

/** Read as the pupil's id only where nothing better is there: beside a UPN, "ID" may number the marks. Never in a file of contacts. */
const lastResort = { plainId: ['id'] } as const satisfies FieldNames;

/** Who the pupil is. Also read from a file of marks that carries them. */
export const pupilFields = {
	legalSurname: [
		'legalsurname', 'legallastname', 'legalfamilyname', 'pupillegalsurname', 'studentlegalsurname', 'pupilsurname', 'studentsurname',
		'studentlastname', 'surname', 'lastname', 'familyname', 'preferredsurname', 'preferredlastname',
	],
	legalForename: [
		'legalforename', 'legalfirstname', 'legalgivenname', 'pupillegalforename', 'studentlegalforename', 'pupilforename',
		'studentforename', 'studentfirstname', 'forename', 'firstname', 'givenname', 'forenames',
	],
	preferredForename: ['preferredforename', 'preferredfirstname', 'preferredname', 'knownas', 'chosenforename', 'chosenname'],
	fullName: [
		'fullname', 'pupilname', 'studentname', 'learnername', 'pupilfullname', 'studentfullname', 'legalname',
		'name', 'pupil', 'student', 'learner', 'child', 'childname',
	],
	/** The header says which comes first; a comma is not always there (SIMS). */
	surnameFirst: ['surnameforename', 'surnamefirstname', 'lastnamefirstname', 'surnameandforename', 'legalsurnamelegalforename'],
	dateOfBirth: ['dateofbirth', 'dob', 'birthdate', 'birthday', 'pupildob', 'studentdob', 'pupildateofbirth', 'studentdateofbirth'],
	yearGroup: [
		'yeargroup', 'ncyear', 'yeargroupname', 'nationalcurriculumyear', 'ncyearactual', 'actualncyear', 'currentncyear',
		'curriculumyear', 'yeartaughtin', 'yeargrp', 'nationalcurriculumyeargroup', 'ncy', 'year', 'yr',
	],
	registrationGroup: [
		'registrationgroup', 'reggroup', 'registrationform', 'regform', 'registrationgroupname', 'reggroupname', 'tutorgroup',
		'tutorgroupname', 'formgroup', 'formname', 'registrationclass', 'form', 'reg', 'classname', 'mainclass', 'class',
	],
	registrationTutor: [
		'registrationtutor', 'regtutor', 'registrationtutorname', 'formtutor', 'formtutorname', 'tutorname', 'tutor', 'registrationteacher', 'regteacher', 'formteacher', 'classteacher', 'classteachername',
		'teachername', 'teacher',
	],
} as const satisfies FieldNames;

const rollFields = {
	onRollFrom: [
		'onrollfrom', 'dateofadmission', 'admissiondate', 'dateofentry', 'entrydate', 'enrolmentstartdate', 'enrolmentstart',
		'enrolmentdate', 'dateadmitted', 'datejoined', 'joiningdate', 'doa', 'startdate',
	],
	onRollTo: [
		'onrollto', 'dateofleaving', 'leavingdate', 'dateofleave', 'leavedate', 'dateleft', 'enrolmentenddate', 'enrolmentend',
		'exitdate', 'offrolldate', 'dateoffroll', 'dol', 'enddate',
	],
} as const satisfies FieldNames;

/** An address in one cell, or a cell a line. */
export const addressFields = {
	address: [
		'address', 'fulladdress', 'homeaddress', 'postaladdress', 'addressblock', 'mainaddress', 'contactaddress', 'pupiladdress',
		'studentaddress',
	],
	apartment: ['apartment', 'flat', 'subdwelling', 'saon'],
	houseName: ['housename', 'propertyname', 'buildingname'],
	houseNumber: [
		'housenumber', 'houseno', 'propertynumber', 'buildingnumber', 'housenumbername', 'housenumberorname', 'housenamenumber', 'paon',
	],
	addressLine1: ['addressline1', 'address1', 'addr1', 'line1', 'contactaddressline1', 'contactaddress1', 'homeaddressline1'],
	street: ['street', 'streetname', 'road', 'addressstreet'],
	addressLine2: ['addressline2', 'address2', 'addr2', 'line2', 'contactaddressline2', 'contactaddress2', 'homeaddressline2'],
	district: ['district', 'locality', 'village'],
	addressLine3: ['addressline3', 'address3', 'addr3', 'line3', 'contactaddressline3', 'contactaddress3', 'homeaddressline3'],
	town: ['town', 'towncity', 'posttown', 'city', 'townorcity', 'addresstown', 'contacttown'],
	addressLine4: ['addressline4', 'address4', 'addr4', 'line4', 'contactaddressline4', 'contactaddress4'],
	county: ['county', 'administrativearea', 'addresscounty', 'contactcounty'],
	addressLine5: ['addressline5', 'address5', 'addr5', 'line5', 'contactaddressline5', 'contactaddress5'],
	postcode: ['postcode', 'postalcode', 'homepostcode', 'contactpostcode', 'addresspostcode', 'pupilpostcode', 'studentpostcode'],
} as const satisfies FieldNames;

export type AddressField = keyof typeof addressFields;
export const addressFieldNames = Object.keys(addressFields) as readonly AddressField[];

/**
 * Groups. "Ever 6" columns are left out on purpose: a pupil who had free school meals once in six years is counted for
 * pupil premium, and is not a pupil who has free school meals.
 */
const groupFields = {
	freeSchoolMeals: [
		'fsm', 'freeschoolmeals', 'freeschoolmeal', 'fsmeligible', 'fsmeligibility', 'eligibleforfsm', 'eligibleforfreeschoolmeals',
		'freeschoolmealseligible', 'freeschoolmealeligible', 'freeschoolmealseligibility', 'isfsm', 'fsmflag', 'fsmcurrent', 'currentfsm',
		'eligibleforfreemeals', 'freemeals', 'fsmstatus', 'currentlyfsm',
	],
	sen: [
		'senstatus', 'sencode', 'senprovision', 'sencategory', 'senstage', 'currentsenstatus', 'senprovisiontype', 'sen', 'senflag',
		'issen', 'specialeducationalneeds', 'senneeds',
	],
	senSupport: ['sensupport', 'issensupport', 'senk', 'onsensupport'],
	ehcPlan: [
		'ehcp', 'ehcplan', 'ehc', 'hasehcp', 'isehcp', 'educationhealthandcareplan', 'educationhealthcareplan', 'ehcpflag', 'ehcplanflag',
		'educationhealthcareplanehcp',
	],
	englishAdditionalLanguage: [
		'eal', 'iseal', 'ealflag', 'englishasanadditionallanguage', 'englishasadditionallanguage', 'englishadditionallanguage', 'ealstatus',
	],
	lookedAfter: [
		'lookedafter', 'lookedafterchild', 'childlookedafter', 'lac', 'cla', 'incare', 'incareflag', 'isincare', 'childincare',
		'inlacare', 'incarestatus', 'lacstatus', 'lookedafterstatus', 'currentlyincare',
	],
	previouslyLookedAfter: [
		'previouslylookedafter', 'previouslylookedafterchild', 'previouslylac', 'plac', 'pla', 'postlookedafter', 'postlac', 'everincare',
		'everincareflag', 'previouslyincare', 'postlookedafterarrangements',
	],
	socialWorker: ['socialworker', 'hassocialworker', 'hasasocialworker', 'childinneed', 'cin', 'cinflag', 'ischildinneed', 'childinneedplan'],
	childProtection: [
		'childprotection', 'childprotectionplan', 'onchildprotectionplan', 'cp', 'cpplan', 'cpp', 'cpflag', 'ischildprotection',
		'childprotectionflag', 'subjecttochildprotectionplan',
	],
	youngCarer: ['youngcarer', 'isyoungcarer', 'youngcarerflag', 'youngcareridentifiedbyschool', 'carer'],
} as const satisfies FieldNames;

/** The school, where an export of several schools or of the DfE names it. */
export const schoolFields = {
	schoolName: ['schoolname', 'school', 'establishmentname', 'establishment', 'learningprovidername'],
	urn: ['urn', 'schoolurn', 'uniquereferencenumber', 'establishmenturn'],
	localAuthority: ['localauthority', 'localauthorityname', 'schoollocalauthority', 'schoollocalauthorityname', 'laname'],
} as const satisfies FieldNames;

export const pupilFileFields = {
	...keyFields,
	...lastResort,
	...pupilFields,
	...rollFields,
	...addressFields,
	...groupFields,
	...schoolFields,
} as const satisfies FieldNames;

/** Where and when a mark stands. */
export const markFields = {
	date: [
		'date', 'sessiondate', 'markdate', 'attendancedate', 'registerdate', 'registrationdate', 'recorddate', 'rollcalldate', 'eventdate',
		'calendardate', 'dateofsession', 'dateofmark', 'sessionstart', 'sessionstartdate', 'sessiondatetime', 'datetime', 'dateandtime', 'dateandsession', 'datesession', 'sessionanddate', 'datetimeofsession',
		'sessiondateandtime', 'registrationdatetime', 'markdatetime', 'calendarstartdate', 'day',
	],
	weekStart: [
		'weekcommencing', 'weekcommencingdate', 'wc', 'wcdate', 'weekbeginning', 'weekbeginningdate', 'wb', 'weekstarting', 'weekstart',
		'weekstartdate', 'startofweek', 'calendarstartdate', 'monday', 'mondaydate', 'weekdate', 'weekof', 'startdate', 'week', 'date',
	],
	weekEnding: ['weekending', 'weekendingdate', 'weekenddate', 'endofweek'],
	session: [
		'session', 'sessionname', 'ampm', 'sessionampm', 'sessiontype', 'halfday', 'registrationsession', 'registersession', 'rollcall',
		'rollcallname', 'sessionperiod', 'attendancesession', 'timeofday', 'sessiontime', 'amorpm',
	],
	period: [
		'period', 'perioddisplayname', 'periodname', 'attendanceperiod', 'registrationperiod', 'periodattendancecode', 'periodcode',
		'event', 'eventname', 'time',
	],
	mark: [
		'attendancemark', 'mark', 'attendancecode', 'markcode', 'sessionmark', 'registermark', 'registrationmark', 'statutorymark',
		'rollcallmark', 'attendancemarkcode', 'codemark', 'absencecode', 'registercode', 'registrationcode', 'code', 'attendance',
		'attendancestatus', 'marks', 'markvalue', 'markentered', 'registrationmarkcode', 'attendancecodecode', 'attendancemarkmark',
		'sessionattendancecode', 'statutorycode', 'attcode', 'attmark', 'attendcode', 'attendancemarks',
	],
	/** All marks of a time in one cell. */
	marksString: [
		'attendancemarks', 'markstring', 'marksstring', 'attendancestring', 'stringofmarks', 'attendancepattern', 'attendancehistory', 'attendancemarksstring',
		'sessionmarks', 'registermarks', 'registrationmarks', 'weekmarks', 'termmarks', 'attendancerecord', 'herringbone',
	],
	marksFrom: [
		'attendancestartdate', 'marksfrom', 'marksstartdate', 'marksstart', 'firstmark', 'startdate', 'datefrom', 'fromdate', 'from', 'firstday', 'firstdate',
		'periodstart', 'termstart', 'termstartdate', 'sessionsfrom',
	],
	marksTo: [
		'attendanceenddate', 'marksto', 'marksenddate', 'marksend', 'lastmark', 'enddate', 'dateto', 'todate', 'to', 'lastday', 'lastdate', 'periodend', 'termend',
		'termenddate', 'sessionsto',
	],
	minutesLate: ['minuteslate', 'lateminutes', 'minslate', 'latemins', 'minutes', 'mins', 'noofminuteslate', 'numberofminuteslate', 'lateness', 'latenessminutes'],
	morningMark: [
		'am', 'ammark', 'amcode', 'amattendance', 'amattendancecode', 'amsession', 'amsessionmark', 'morning', 'morningmark',
		'morningcode', 'markam', 'codeam', 'sessionam',
	],
	afternoonMark: [
		'pm', 'pmmark', 'pmcode', 'pmattendance', 'pmattendancecode', 'pmsession', 'pmsessionmark', 'afternoon', 'afternoonmark',
		'afternooncode', 'markpm', 'codepm', 'sessionpm',
	],
	changedAt: [
		'lastmodified', 'datemodified', 'modifieddate', 'modifiedat', 'modifiedon', 'lastupdated', 'dateupdated', 'updatedat', 'updatedon',
		'lastchanged', 'changedat', 'lastamended', 'dateamended', 'amendedat', 'recordedat', 'recordedon', 'recordeddate', 'enteredat',
		'dateentered', 'entereddate', 'enteredon', 'markedat', 'takenat', 'timestamp', 'createdat', 'datecreated', 'createddate',
	],
} as const satisfies FieldNames;

export const marksFileFields = { ...markFields, ...keyFields, ...lastResort, ...pupilFields, ...schoolFields } as const satisfies FieldNames;
