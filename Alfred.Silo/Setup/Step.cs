using Alfred.Silo.Configuration;
using Alfred.Silo.Doctor;

namespace Alfred.Silo.Setup;

/// <summary>What belongs together: asked for in order, then checked against the service that it is for.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Questions">The variables.</param>
/// <param name="CheckAsync">
/// Asks the service. The settings are complete; what was not asked for yet stands there as a placeholder.
/// </param>
internal sealed record Step(
    string Title, ImmutableArray<Question> Questions, Func<AlfredSettings, CancellationToken, Task<ImmutableArray<Finding>>> CheckAsync);
