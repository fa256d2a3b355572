using Alfred.Commands;
using Alfred.Crm;

namespace Alfred.Silo.Understand;

/// <summary>Stands where sentences are only understood: nothing runs, so that nothing is looked up.</summary>
internal sealed class NoCrm : ICrmSource, ICrmTarget, ICrmWriter
{
    public string? Name => null;

    public Task<ImmutableArray<CrmCompany>> FindCompaniesAsync(string name, CancellationToken cancellationToken) => throw Nothing();

    public Task<DealAnswer> FindDealsAsync(DealFilter filter, CancellationToken cancellationToken) => throw Nothing();

    public Task<CrmAnswer<CrmPerson>> FindPeopleOfAsync(string companyId, CancellationToken cancellationToken) => throw Nothing();

    public Task<CrmAnswer<CrmPerson>> FindPeopleAsync(string name, CancellationToken cancellationToken) => throw Nothing();

    public Task<ImmutableArray<DealRecord>> FindDealsNamedAsync(string name, CancellationToken cancellationToken) => throw Nothing();

    public Task<DealRecord?> FindDealAsync(string id, CancellationToken cancellationToken) => throw Nothing();

    public Task<ImmutableArray<DealStage>> StagesOfAsync(DealRecord deal, CancellationToken cancellationToken) => throw Nothing();

    public Task<DealRecord> ChangeDealAsync(DealRecord deal, DealChange change, CancellationToken cancellationToken) => throw Nothing();

    public Task<string> AddNoteAsync(CrmCompany company, CrmNote note, CancellationToken cancellationToken) => throw Nothing();

    public Task<CrmWriteResult> ChangeDealAsync(
        CommandId command, DealRecord shown, DealChange change, CancellationToken cancellationToken) => throw Nothing();

    public Task<CrmWriteResult> AddNoteAsync(
        CommandId command, CrmCompany company, CrmNote note, CancellationToken cancellationToken) => throw Nothing();

    /// <summary>The services that skills are made with there.</summary>
    public static IServiceCollection Beside(TimeProvider clock, Instance instance, LanguageSet languages) =>
        new ServiceCollection().AddSingleton(clock).AddSingleton(instance).AddSingleton(languages)
            .AddSingleton<ICrmSource, NoCrm>().AddSingleton<ICrmTarget, NoCrm>().AddSingleton<ICrmWriter, NoCrm>();

    private static InvalidOperationException Nothing() => new("nothing is looked up here");
}
