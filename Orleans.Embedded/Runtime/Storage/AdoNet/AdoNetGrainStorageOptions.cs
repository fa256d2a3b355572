using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Options of the storage in Orleans' ADO.NET tables.</summary>
public class AdoNetGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>The stage at which the storage starts, unless set.</summary>
    public const int DEFAULT_INIT_STAGE = ServiceLifecycleStage.ApplicationServices;

    /// <summary>The invariant unless set, as in Orleans; this engine accepts only Npgsql.</summary>
    public const string DEFAULT_ADONET_INVARIANT = "Microsoft.Data.SqlClient";

    /// <summary>The connection string.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The stage at which the storage starts.</summary>
    public int InitStage { get; set; } = DEFAULT_INIT_STAGE;

    /// <summary>The ADO.NET provider: <c>Npgsql</c>.</summary>
    public string Invariant { get; set; } = DEFAULT_ADONET_INVARIANT;

    /// <summary>Whether clearing a state deletes its row; otherwise the row stays with an empty payload and a higher version.</summary>
    public bool DeleteStateOnClear { get; set; }

    /// <inheritdoc/>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
