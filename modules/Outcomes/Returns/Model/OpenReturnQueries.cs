namespace Programme.Outcomes;

/// <summary>Queries that wait for an answer.</summary>
internal static class OpenReturnQueries
{
    /// <summary>Queries without a reason, of the latest version of each month.</summary>
    public static IQueryable<QueryRow> OpenQueries(this OutcomesDb db) => db.Queries.Where(query => query.Reason == null
        && !db.Returns.Any(later => later.LaCode == query.LaCode && later.Month == query.Month && later.Version > query.Version));
}
