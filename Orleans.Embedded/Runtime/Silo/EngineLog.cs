using Microsoft.Extensions.Logging;

namespace Orleans.Embedded;

/// <summary>What the silo reports.</summary>
internal sealed partial class EngineLog(ILogger logger)
{
    private readonly ILogger _logger = logger;
}
