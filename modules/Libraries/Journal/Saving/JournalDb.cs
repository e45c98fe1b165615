using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Programme.Journal;

/// <summary>Base of every module's tables: the audit chain, the answered requests, the scope filter
/// and the conventions. (Entity Framework asks for inheritance here; there is no other base class.) See decision 0001.</summary>
public abstract class JournalDb(DbContextOptions options, Scope scope) : DbContext(options)
{
    /// <summary>Name of the PostgreSQL schema: the module's name in lower case.</summary>
    protected abstract string Schema { get; }

    /// <summary>Returns this context to the pool when its reader is done; null = not pooled, or returned already.</summary>
    private Func<JournalDb, bool>? keep;

    /// <summary>Authorities that the caller may see.</summary>
    public Scope Scope { get; private set; } = scope;

    /// <summary>Rows that <see cref="Bulk"/> replaced, for the audit row.</summary>
    internal List<System.Text.Json.Nodes.JsonNode> Replaced { get; } = [];

    /// <summary>What the change in hand makes of rows; null = this context only reads, or what it writes is undone.</summary>
    internal ChangedDigests? Digests { get; set; }

    /// <summary>The audit chain.</summary>
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>Certificates of data that were deleted at the end of their retention.</summary>
    public DbSet<CertificateRow> Certificates => Set<CertificateRow>();

    /// <summary>Keys and digests of the rows that each change made.</summary>
    public DbSet<RowHashRow> RowHashes => Set<RowHashRow>();

    /// <summary>Answered requests.</summary>
    public DbSet<RequestRow> Requests => Set<RequestRow>();

    /// <summary>Starts the next change of a transaction: nothing is left of the one before, whether it was saved or undone.</summary>
    internal void Begin(Scope scope, ChangedDigests? digests)
    {
        ChangeTracker.Clear();
        Replaced.Clear();
        (Scope, Digests) = (scope, digests);
    }

    /// <summary>Lends this pooled context to a reader, who disposes of it like a new one.</summary>
    internal void Lend(Scope scope, Func<JournalDb, bool> takeBack) => (Scope, keep) = (scope, takeBack);

#pragma warning disable CA1816 // the base class does, unless the context goes on to another reader
    public override void Dispose()
    {
        if (!TakenBack())
            base.Dispose();
    }

    public override ValueTask DisposeAsync() => TakenBack() ? ValueTask.CompletedTask : base.DisposeAsync();
#pragma warning restore CA1816

    private bool TakenBack()
    {
        if (Interlocked.Exchange(ref keep, null) is not { } takeBack)
            return false;
        ChangeTracker.Clear();
        return takeBack(this);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseProgrammeConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("audit").HasKey(row => row.Sequence);
            audit.Property(row => row.Sequence).ValueGeneratedNever();
        });
        modelBuilder.Entity<RowHashRow>().ToTable("row_hashes").HasKey(row => new { row.Sequence, row.Table, row.Part });
        modelBuilder.Entity<RequestRow>(request =>
        {
            request.ToTable("requests").HasKey(row => new { row.Subject, row.RequestId });
            request.HasIndex(row => row.At);
        });
        modelBuilder.Entity<CertificateRow>(certificate =>
        {
            certificate.ToTable("certificates").HasKey(row => row.Number);
            certificate.Property(row => row.Number).ValueGeneratedNever();
        });
        AddTables(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(type => typeof(IOfAuthority).IsAssignableFrom(type.ClrType)))
            entity.SetQueryFilter(ScopeFilter(entity.ClrType));
        if (Database.IsNpgsql())
            modelBuilder.UsePostgres(Schema);
    }

    /// <summary>The module's own tables, keys and indexes.</summary>
    protected abstract void AddTables(ModelBuilder modelBuilder);

    /// <summary>row => Scope.Everything || Scope.LaCodes.Contains(row.LaCode), with the scope of the context in use.</summary>
    private LambdaExpression ScopeFilter(Type entity)
    {
        var row = Expression.Parameter(entity, "row");
        var scope = Expression.Property(Expression.Constant(this, typeof(JournalDb)), nameof(Scope));
        var codes = Expression.Property(scope, nameof(Journal.Scope.LaCodes));
        var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], codes,
            Expression.Property(row, nameof(IOfAuthority.LaCode)));
        return Expression.Lambda(Expression.OrElse(Expression.Property(scope, nameof(Journal.Scope.Everything)), contains), row);
    }
}
