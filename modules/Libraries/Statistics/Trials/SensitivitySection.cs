namespace Programme.Statistics;

/// <summary>The primary model with one thing changed at a time.</summary>
internal static class SensitivitySection
{
    public static void Add(IReadOnlyList<TrialSchool> schools, Results results)
    {
        AddModel("itt.wls_rd.baseline_weights", [.. schools.Where(school => school.BaselineContacts > 0)], school =>
            school.BaselineContacts, results);
        if (schools.Any(school => school.DataWithdrawn))
            AddModel("itt.wls_rd.without_data_withdrawn", [.. schools.Where(school => !school.DataWithdrawn)], PrimarySection.Contacts,
                results);
        if (schools.Any(school => school.Trust is not null))
            AddClustered("itt.wls_rd.trust_clusters", schools, school => school.Trust is { } trust ? $"trust {trust}" : school.Id, results);
        foreach (var name in schools.SelectMany(school => school.Variants.Keys).Distinct().Order(StringComparer.Ordinal))
            AddModel($"itt.wls_rd.definition.{name}", Varied(schools, name), PrimarySection.Contacts, results);
        // Partially nested: schools that share a supervisor are alike in the supervised arm alone; the others are their own clusters.
        if (schools.Any(school => school.Supervisor is not null))
            AddClustered("itt.wls_rd.supervisor_clusters", schools, school =>
                school.Supervisor is { } supervisor ? $"supervisor {supervisor}" : school.Id, results);
        var authorities = schools.Select(school => school.Authority).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var authority in authorities.Count > 1 ? authorities : [])
            AddModel($"itt.wls_rd.without_authority.{authority}", [.. schools.Where(school => school.Authority != authority)],
                PrimarySection.Contacts, results);
    }

    /// <summary>The schools whose contacts are known under another definition, with its counts in the place of the primary's.</summary>
    private static List<TrialSchool> Varied(IReadOnlyList<TrialSchool> schools, string name) =>
        [.. schools.Where(school => school.Variants.ContainsKey(name)).Select(school => school.By(school.Variants[name]))
            .Where(school => school.Analysed)];

    private static void AddModel(string id, List<TrialSchool> schools, Func<TrialSchool, double> weight, Results results)
    {
        if (schools.Count == 0)
        {
            results.Refuse(id, new Reason(ReasonCode.NoData, "No school is left."));
            return;
        }
        var model = SchoolModel.Of(schools, baseline: true, weight);
        AddError(id, model, model.Obstacle is { } reason ? new(reason) : ClusterErrors.Cr2(model.Fit, 0), results);
    }

    private static void AddClustered(string id, IReadOnlyList<TrialSchool> schools, Func<TrialSchool, string> cluster, Results results)
    {
        var model = SchoolModel.Of(schools, baseline: true, PrimarySection.Contacts);
        AddError(id, model, model.Obstacle is { } reason ? new(reason) : ClusterErrors.Cr2(model.Fit, 0, [.. model.Rows.Select(cluster)]),
            results);
    }

    private static void AddError(string id, SchoolModel model, Outcome<ErrorWithDf> error, Results results)
    {
        if (error.Value is { } found)
            results.Add(id, "share", LinearKeys.Short(model.Fit, found), model.Warning);
        else
            results.Refuse(id, error.Reason!);
    }
}
