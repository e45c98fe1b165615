namespace Programme.Host;

/// <summary>By which policy the numbers of an RPC's answer leave (docs/disclosure.md).</summary>
internal enum DisclosurePolicy
{
    /// <summary>Not a module with contacts or surveys: open to those who may see the authority.</summary>
    NotStated,

    /// <summary>No count of contacts and no answer to a survey.</summary>
    Open,

    /// <summary>Counts of contacts as published: small ones withheld.</summary>
    Contacts,

    /// <summary>Scores and response rates of surveys: never of few people.</summary>
    Surveys,

    /// <summary>Counts of contacts as they are, for analysis; never for a board or a coordinator.</summary>
    Exact,
}
