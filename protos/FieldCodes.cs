namespace Programme;

/// <summary>The registry of codes of problems with fields of requests and cells of files, and of notes on rows: <c>reason</c> of a
/// <c>FieldViolation</c>, <c>code</c> of a <c>RowNote</c>. One code for each kind of problem; it never changes its meaning.</summary>
public static class FieldCodes
{
    // A value by itself.
    public const string Missing = "MISSING";
    public const string NotExpected = "NOT_EXPECTED";
    public const string UnknownCode = "UNKNOWN_CODE";
    public const string TooShort = "TOO_SHORT";
    public const string TooLong = "TOO_LONG";
    public const string WrongForm = "WRONG_FORM";
    public const string NulCharacter = "NUL_CHARACTER";
    public const string OutOfRange = "OUT_OF_RANGE";
    public const string Negative = "NEGATIVE";
    public const string NotANumber = "NOT_A_NUMBER";
    public const string NotAWholeNumber = "NOT_A_WHOLE_NUMBER";
    public const string NotWholePence = "NOT_WHOLE_PENCE";
    public const string NotADay = "NOT_A_DAY";
    public const string NotAMonth = "NOT_A_MONTH";
    public const string NotAYear = "NOT_A_YEAR";
    public const string InFuture = "IN_FUTURE";
    public const string InPast = "IN_PAST";
    public const string OutsideTrial = "OUTSIDE_TRIAL";
    public const string NotACode = "NOT_A_CODE";
    public const string NotAReference = "NOT_A_REFERENCE";
    public const string NotAUrn = "NOT_A_URN";
    public const string NotAVersion = "NOT_A_VERSION";
    public const string NotAName = "NOT_A_NAME";
    public const string NotASeed = "NOT_A_SEED";
    public const string NotASize = "NOT_A_SIZE";
    public const string NotAScale = "NOT_A_SCALE";
    public const string NotAFactor = "NOT_A_FACTOR";
    public const string NotAFrozenList = "NOT_A_FROZEN_LIST";
    public const string NotJson = "NOT_JSON";
    public const string NotFlags = "NOT_FLAGS";
    public const string NotAnAnchor = "NOT_AN_ANCHOR";
    public const string NotAnInstrument = "NOT_AN_INSTRUMENT";
    public const string NotOfThisList = "NOT_OF_THIS_LIST";
    public const string Reserved = "RESERVED";
    public const string Retired = "RETIRED";

    // A value beside others.
    public const string Duplicate = "DUPLICATE";
    public const string DuplicateRow = "DUPLICATE_ROW";
    public const string Overlaps = "OVERLAPS";
    public const string BeforeStart = "BEFORE_START";
    public const string AfterEnd = "AFTER_END";
    public const string NotBefore = "NOT_BEFORE";
    public const string NotRising = "NOT_RISING";
    public const string NotTogether = "NOT_TOGETHER";
    public const string NotOne = "NOT_ONE";
    public const string NotAnother = "NOT_ANOTHER";
    public const string NotFirst = "NOT_FIRST";
    public const string NotBlank = "NOT_BLANK";
    public const string NothingDiffers = "NOTHING_DIFFERS";
    public const string Credit = "CREDIT";

    // A thing that there is not.
    public const string UnknownAuthority = "UNKNOWN_AUTHORITY";
    public const string UnknownSchool = "UNKNOWN_SCHOOL";
    public const string UnknownLead = "UNKNOWN_LEAD";
    public const string UnknownPerson = "UNKNOWN_PERSON";
    public const string UnknownPost = "UNKNOWN_POST";
    public const string UnknownSupervisor = "UNKNOWN_SUPERVISOR";
    public const string UnknownSession = "UNKNOWN_SESSION";
    public const string UnknownRespondent = "UNKNOWN_RESPONDENT";
    public const string UnknownItem = "UNKNOWN_ITEM";
    public const string UnknownScale = "UNKNOWN_SCALE";
    public const string UnknownColumn = "UNKNOWN_COLUMN";

    // A file.
    public const string Empty = "EMPTY";
    public const string NotCsv = "NOT_CSV";
    public const string NotUtf8 = "NOT_UTF8";
    public const string NotAWorkbook = "NOT_A_WORKBOOK";
    public const string NotThisList = "NOT_THIS_LIST";
    public const string NoRows = "NO_ROWS";
    public const string ColumnMissing = "COLUMN_MISSING";

    // Schools, lists and the draw.
    public const string OtherAuthority = "OTHER_AUTHORITY";
    public const string NotOfAuthority = "NOT_OF_AUTHORITY";
    public const string OnList = "ON_LIST";
    public const string NotOnList = "NOT_ON_LIST";
    public const string CannotBeListed = "CANNOT_BE_LISTED";
    public const string SchoolMissing = "SCHOOL_MISSING";
    public const string NotDrawn = "NOT_DRAWN";
    public const string NotAsDrawn = "NOT_AS_DRAWN";
    public const string NotOneToOne = "NOT_ONE_TO_ONE";
    public const string Unmasked = "UNMASKED";

    // People and posts.
    public const string Erased = "ERASED";
    public const string OtherDecision = "OTHER_DECISION";
    public const string BeforeObjection = "BEFORE_OBJECTION";
    public const string NotEnded = "NOT_ENDED";
    public const string EndedSince = "ENDED_SINCE";
    public const string OtherPost = "OTHER_POST";
    public const string OwnPost = "OWN_POST";
    public const string NotOnLeave = "NOT_ON_LEAVE";
    public const string OutsideAbsence = "OUTSIDE_ABSENCE";
    public const string SameSupervisor = "SAME_SUPERVISOR";

    // Sessions and surveys.
    public const string SameDay = "SAME_DAY";
    public const string NotHeld = "NOT_HELD";
    public const string SessionNotHeld = "SESSION_NOT_HELD";
    public const string NotItsDay = "NOT_ITS_DAY";
    public const string NotOfSchool = "NOT_OF_SCHOOL";
    public const string NotRecorded = "NOT_RECORDED";
    public const string NotCancelled = "NOT_CANCELLED";
    public const string NotUnusual = "NOT_UNUSUAL";
    public const string NotAbsent = "NOT_ABSENT";
    public const string NotAgreed = "NOT_AGREED";
    public const string NotTheirNumber = "NOT_THEIR_NUMBER";
    public const string MayNotBeSurveyed = "MAY_NOT_BE_SURVEYED";
    public const string NotAsked = "NOT_ASKED";
    public const string NotOfKind = "NOT_OF_KIND";
    public const string NotOfInstrument = "NOT_OF_INSTRUMENT";
    public const string NotForLeads = "NOT_FOR_LEADS";
    public const string NotAChecklist = "NOT_A_CHECKLIST";
    public const string NotOnScale = "NOT_ON_SCALE";
    public const string NotOfAWholeSum = "NOT_OF_A_WHOLE_SUM";

    // Returns and contacts; docs/return-rules.md has the rules with their numbers.
    public const string OtherMonth = "OTHER_MONTH";
    public const string TotalMissing = "TOTAL_MISSING";
    public const string MoreThanTotal = "MORE_THAN_TOTAL";
    public const string LessThanOutcomes = "LESS_THAN_OUTCOMES";
    public const string MoreThanReferrals = "MORE_THAN_REFERRALS";
    public const string BlankUnexplained = "BLANK_UNEXPLAINED";
    public const string NfaBlank = "NFA_BLANK";
    public const string ZeroForATerm = "ZERO_FOR_A_TERM";
    public const string VersionGap = "VERSION_GAP";
    public const string ExtractedEarly = "EXTRACTED_EARLY";
    public const string ExtractedLater = "EXTRACTED_LATER";
    public const string MonthMissing = "MONTH_MISSING";
    public const string NoNfaAtAll = "NO_NFA_AT_ALL";
    public const string ShareMoved = "SHARE_MOVED";
    public const string TotalDiffers = "TOTAL_DIFFERS";
    public const string PracticeMoved = "PRACTICE_MOVED";
    public const string TooManyTexts = "TOO_MANY_TEXTS";

    // Files as they come: headers, quotation, workbooks, archives, and JSON.
    public const string ColumnTwice = "COLUMN_TWICE";
    public const string ColumnUnknown = "COLUMN_UNKNOWN";
    public const string ColumnNotRead = "COLUMN_NOT_READ";
    public const string ColumnUnnamed = "COLUMN_UNNAMED";
    public const string QuoteNotClosed = "QUOTE_NOT_CLOSED";
    public const string QuoteInside = "QUOTE_INSIDE";
    public const string TooManyCells = "TOO_MANY_CELLS";
    public const string TooFewCells = "TOO_FEW_CELLS";
    public const string NotARow = "NOT_A_ROW";
    public const string FormulaWithoutValue = "FORMULA_WITHOUT_VALUE";
    public const string CellError = "CELL_ERROR";
    public const string TooLarge = "TOO_LARGE";
    public const string NotAList = "NOT_A_LIST";
    public const string NotOneFile = "NOT_ONE_FILE";
    public const string SheetNotRead = "SHEET_NOT_READ";
    public const string HiddenRows = "HIDDEN_ROWS";
    public const string AboveHeader = "ABOVE_HEADER";
    public const string BesideList = "BESIDE_LIST";
    public const string MergedCells = "MERGED_CELLS";
    public const string LettersLost = "LETTERS_LOST";
    public const string DateInCode = "DATE_IN_CODE";
    public const string ReadAsWindows1252 = "READ_AS_WINDOWS_1252";
    public const string EstablishmentsMissing = "ESTABLISHMENTS_MISSING";
    public const string OtherName = "OTHER_NAME";
    public const string OtherUrn = "OTHER_URN";
    public const string OtherDivision = "OTHER_DIVISION";
    public const string Removed = "REMOVED";
    public const string NotInFile = "NOT_IN_FILE";
    public const string ToBeTakenOut = "TO_BE_TAKEN_OUT";
    public const string CannotBeTakenOut = "CANNOT_BE_TAKEN_OUT";
    public const string NoRegister = "NO_REGISTER";
    public const string NothingBefore = "NOTHING_BEFORE";
    public const string NoSuchParameter = "NO_SUCH_PARAMETER";
    public const string NoSuchField = "NO_SUCH_FIELD";
    public const string NotAnObject = "NOT_AN_OBJECT";
    public const string NotAnInstant = "NOT_AN_INSTANT";
    public const string GivenTwice = "GIVEN_TWICE";
}
