namespace Programme;

/// <summary>The registry of reasons in <c>ErrorInfo</c>. A reason never changes its meaning.</summary>
public static class Reasons
{
    public const string FieldsInvalid = "FIELDS_INVALID";
    public const string FileInvalid = "FILE_INVALID";
    public const string FileTooLarge = "FILE_TOO_LARGE";
    public const string NotFound = "NOT_FOUND";
    public const string AlreadyExists = "ALREADY_EXISTS";
    public const string StaleEtag = "STALE_ETAG";
    public const string RequestIdReused = "REQUEST_ID_REUSED";
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string RoleNotAllowed = "ROLE_NOT_ALLOWED";
    public const string Busy = "BUSY";
    public const string StoreFull = "STORE_FULL";
    public const string StoreUnavailable = "STORE_UNAVAILABLE";
    public const string StoreUnusable = "STORE_UNUSABLE";
    public const string BodyTooLarge = "BODY_TOO_LARGE";
    public const string Internal = "INTERNAL";
    public const string ListFrozen = "LIST_FROZEN";
    public const string ListNotFrozen = "LIST_NOT_FROZEN";
    public const string ListAltered = "LIST_ALTERED";
    public const string NothingToList = "NOTHING_TO_LIST";
    public const string AlreadyDrawn = "ALREADY_DRAWN";
    public const string NotDrawn = "NOT_DRAWN";
    public const string SeedCommitted = "SEED_COMMITTED";
    public const string SeedNotCommitted = "SEED_NOT_COMMITTED";
    public const string SeedNotKnown = "SEED_NOT_KNOWN";
    public const string BeaconNotDue = "BEACON_NOT_DUE";
    public const string BeaconKnown = "BEACON_KNOWN";
    public const string NotApproved = "NOT_APPROVED";
    public const string SealBroken = "SEAL_BROKEN";
    public const string NotReleased = "NOT_RELEASED";
    public const string NotUnmasked = "NOT_UNMASKED";
    public const string SecondPersonNeeded = "SECOND_PERSON_NEEDED";
    public const string NotFrozen = "NOT_FROZEN";
    public const string NotRandomised = "NOT_RANDOMISED";
    public const string PostEnded = "POST_ENDED";
    public const string PersonErased = "PERSON_ERASED";
    public const string SessionSettled = "SESSION_SETTLED";
    public const string WaveClosed = "WAVE_CLOSED";
    public const string InstrumentFinal = "INSTRUMENT_FINAL";
    public const string NoTermDates = "NO_TERM_DATES";
    public const string InGroupAlready = "IN_GROUP_ALREADY";
    public const string CaseloadTaken = "CASELOAD_TAKEN";
    public const string NoDataSharingAgreement = "NO_DATA_SHARING_AGREEMENT";
    public const string PeriodApproved = "PERIOD_APPROVED";
    public const string QueriesOpen = "QUERIES_OPEN";
    public const string DataNotLocked = "DATA_NOT_LOCKED";
    public const string PlanNotLocked = "PLAN_NOT_LOCKED";
    public const string NotAsUnmasked = "NOT_AS_UNMASKED";
    public const string DataLocked = "DATA_LOCKED";
    public const string VersionTaken = "VERSION_TAKEN";
    public const string PseudonymKeyMissing = "PSEUDONYM_KEY_MISSING";
    public const string NoPriceIndex = "NO_PRICE_INDEX";
}
