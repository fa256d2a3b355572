using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Activations;

public interface IPartsGrain : IGrainWithStringKey
{
    Task<Guid> PartAsync();

    Task<Guid> PartOfContextAsync();

    Task<string> ContextAsync();

    Task EndAsync();
}

/// <summary>Has services, takes part in its lifecycle, and wants to be disposed.</summary>
[GrainType("test-parts")]
public sealed class PartsGrain : Grain, IPartsGrain, IAsyncDisposable
{
    private readonly ScopedPart _part;
    private readonly Journal _journal;
    private readonly IGrainContext _context;

    public PartsGrain(ScopedPart part, Journal journal, IGrainContext context)
    {
        (_part, _journal, _context) = (part, journal, context);
        context.ObservableLifecycle.Subscribe("early", GrainLifecycleStage.First, _ => Say("first"), _ => Say("last"));
        context.ObservableLifecycle.Subscribe("state", GrainLifecycleStage.SetupState, _ => Say("set up"));
    }

    private string Key => _context.GrainId.Key.ToString();

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Say("activate");

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Say("deactivate");

    public Task<Guid> PartAsync() => Task.FromResult(_part.Id);

    public Task<Guid> PartOfContextAsync() => Task.FromResult(GrainContext.ActivationServices.GetRequiredService<ScopedPart>().Id);

    public Task<string> ContextAsync() => Task.FromResult($"{GrainContext.GrainId} {ReferenceEquals(GrainContext.GrainInstance, this)} {IdentityString.Length > 0}");

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _journal.Add($"{Key} disposed");
        return ValueTask.CompletedTask;
    }

    private Task Say(string what)
    {
        _journal.Add($"{Key} {what}");
        return Task.CompletedTask;
    }
}
