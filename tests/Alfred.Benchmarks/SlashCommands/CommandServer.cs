namespace Alfred.Benchmarks.SlashCommands;

/// <summary>Something that takes slash commands.</summary>
/// <param name="Name">As the tables call it.</param>
/// <param name="Port">Where it listens.</param>
/// <param name="Process">Its process.</param>
/// <param name="ResponseUrl">Where answers go that do not come in the response.</param>
internal sealed record CommandServer(string Name, int Port, int Process, Uri ResponseUrl);
