using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Journal;

namespace Programme.Tests.Support;

/// <summary>What somebody with access to the database could do behind the program's back.</summary>
internal static class Sql
{
    /// <summary>Runs a statement; <c>{0}</c> stands for the schema and its dot, where there is one. An anchor that a call before asked
    /// for may be written after it, and then says that the databases do not verify: that error is announced.</summary>
    public static async Task<int> SqlAsync(this RunningProgramme programme, string module, string statement)
    {
        programme.ExpectError("An anchor was written of databases that do not verify");
        var store = programme.Services.GetServices<Store>().Single(store => store.Module == module);
        await using var db = store.OpenJournal();
        var schema = store.Settings.Postgres ? module + "." : "";
        return await db.Database.ExecuteSqlRawAsync(statement.Replace("{0}", schema, StringComparison.Ordinal)
            .Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }
}
