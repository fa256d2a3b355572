-- The tables of Orleans' ADO.NET providers for storage, reminders and membership, and the texts that its providers run. They read their SQL
-- from OrleansQuery; what they rely on is the names of the parameters and of the result columns, not on how the work is done.
-- Needs Postgres 15 or later (unique keys that treat nulls as equal).

CREATE TABLE OrleansQuery
(
    QueryKey varchar(64) PRIMARY KEY,
    QueryText varchar(8000) NOT NULL
);

-- Grain state. A grain's row is found by hashes; the unique key holds what the hashes stand for, so that two first writes leave one row.
CREATE TABLE OrleansStorage
(
    grainidhash integer NOT NULL,
    grainidn0 bigint NOT NULL,
    grainidn1 bigint NOT NULL,
    graintypehash integer NOT NULL,
    graintypestring varchar(512) NOT NULL,
    grainidextensionstring varchar(512),
    serviceid varchar(150) NOT NULL,
    payloadbinary bytea,
    modifiedon timestamp NOT NULL,
    version integer,
    CONSTRAINT orleansstorage_key UNIQUE NULLS NOT DISTINCT
        (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, grainidextensionstring, serviceid)
) WITH (fillfactor = 70); -- Room for updates in place: no index covers what a write changes.

CREATE TABLE OrleansRemindersTable
(
    ServiceId varchar(150) NOT NULL,
    GrainId varchar(150) NOT NULL,
    ReminderName varchar(150) NOT NULL,
    StartTime timestamptz(3) NOT NULL,
    Period bigint NOT NULL,
    GrainHash integer NOT NULL,
    Version integer NOT NULL,
    CONSTRAINT PK_RemindersTable_ServiceId_GrainId_ReminderName PRIMARY KEY (ServiceId, GrainId, ReminderName)
);

-- Membership: used by several silos (CLUSTER=postgres) only.
CREATE TABLE OrleansMembershipVersionTable
(
    DeploymentId varchar(150) PRIMARY KEY,
    Timestamp timestamptz(3) NOT NULL DEFAULT now(),
    Version integer NOT NULL DEFAULT 0
);

CREATE TABLE OrleansMembershipTable
(
    DeploymentId varchar(150) NOT NULL REFERENCES OrleansMembershipVersionTable (DeploymentId),
    Address varchar(45) NOT NULL,
    Port integer NOT NULL,
    Generation integer NOT NULL,
    SiloName varchar(150) NOT NULL,
    HostName varchar(150) NOT NULL,
    Status integer NOT NULL,
    ProxyPort integer,
    SuspectTimes varchar(8000),
    StartTime timestamptz(3) NOT NULL,
    IAmAliveTime timestamptz(3) NOT NULL,
    CONSTRAINT PK_MembershipTable_DeploymentId PRIMARY KEY (DeploymentId, Address, Port, Generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
-- A first write brings no version and inserts; a later one brings the version that it read and updates only that. When neither happens, the
-- version that came back is the one that was brought: that is how a conflict shows.
('WriteToStorageKey', $query$
WITH updated AS (
    UPDATE OrleansStorage
    SET payloadbinary = (@PayloadBinary)::bytea, modifiedon = now() AT TIME ZONE 'utc', version = version + 1
    WHERE grainidhash = (@GrainIdHash)::integer AND graintypehash = (@GrainTypeHash)::integer
        AND grainidn0 = (@GrainIdN0)::bigint AND grainidn1 = (@GrainIdN1)::bigint
        AND graintypestring = (@GrainTypeString)::varchar
        AND grainidextensionstring IS NOT DISTINCT FROM (@GrainIdExtensionString)::varchar
        AND serviceid = (@ServiceId)::varchar
        AND (@GrainStateVersion)::integer IS NOT NULL AND version = (@GrainStateVersion)::integer
    RETURNING version
), inserted AS (
    INSERT INTO OrleansStorage
        (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version)
    SELECT (@GrainIdHash)::integer, (@GrainIdN0)::bigint, (@GrainIdN1)::bigint, (@GrainTypeHash)::integer, (@GrainTypeString)::varchar,
        (@GrainIdExtensionString)::varchar, (@ServiceId)::varchar, (@PayloadBinary)::bytea, now() AT TIME ZONE 'utc', 1
    WHERE (@GrainStateVersion)::integer IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
)
SELECT COALESCE((SELECT version FROM updated), (SELECT version FROM inserted), (@GrainStateVersion)::integer) AS NewGrainStateVersion
$query$),

('ReadFromStorageKey', $query$
SELECT payloadbinary AS PayloadBinary, modifiedon AS ModifiedOn, version AS Version
FROM OrleansStorage
WHERE grainidhash = (@GrainIdHash)::integer AND graintypehash = (@GrainTypeHash)::integer
    AND grainidn0 = (@GrainIdN0)::bigint AND grainidn1 = (@GrainIdN1)::bigint
    AND graintypestring = (@GrainTypeString)::varchar
    AND grainidextensionstring IS NOT DISTINCT FROM (@GrainIdExtensionString)::varchar
    AND serviceid = (@ServiceId)::varchar
$query$),

('ClearStorageKey', $query$
WITH cleared AS (
    UPDATE OrleansStorage
    SET payloadbinary = NULL, modifiedon = now() AT TIME ZONE 'utc', version = version + 1
    WHERE grainidhash = (@GrainIdHash)::integer AND graintypehash = (@GrainTypeHash)::integer
        AND grainidn0 = (@GrainIdN0)::bigint AND grainidn1 = (@GrainIdN1)::bigint
        AND graintypestring = (@GrainTypeString)::varchar
        AND grainidextensionstring IS NOT DISTINCT FROM (@GrainIdExtensionString)::varchar
        AND serviceid = (@ServiceId)::varchar
        AND version = (@GrainStateVersion)::integer
    RETURNING version
)
SELECT COALESCE((SELECT version FROM cleared), (@GrainStateVersion)::integer) AS NewGrainStateVersion
$query$),

('DeleteStorageKey', $query$
WITH deleted AS (
    DELETE FROM OrleansStorage
    WHERE grainidhash = (@GrainIdHash)::integer AND graintypehash = (@GrainTypeHash)::integer
        AND grainidn0 = (@GrainIdN0)::bigint AND grainidn1 = (@GrainIdN1)::bigint
        AND graintypestring = (@GrainTypeString)::varchar
        AND grainidextensionstring IS NOT DISTINCT FROM (@GrainIdExtensionString)::varchar
        AND serviceid = (@ServiceId)::varchar
        AND version = (@GrainStateVersion)::integer
    RETURNING version + 1 AS version
)
SELECT COALESCE((SELECT version FROM deleted), (@GrainStateVersion)::integer) AS NewGrainStateVersion
$query$),

('UpsertReminderRowKey', $query$
INSERT INTO OrleansRemindersTable AS present (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
VALUES ((@ServiceId)::varchar, (@GrainId)::varchar, (@ReminderName)::varchar, (@StartTime)::timestamptz, (@Period)::bigint, (@GrainHash)::integer, 0)
ON CONFLICT (ServiceId, GrainId, ReminderName) DO UPDATE
SET StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash, Version = present.Version + 1
RETURNING Version
$query$),

('ReadReminderRowsKey', $query$
SELECT GrainId, ReminderName, StartTime, Period, Version
FROM OrleansRemindersTable
WHERE ServiceId = (@ServiceId)::varchar AND GrainId = (@GrainId)::varchar
$query$),

('ReadReminderRowKey', $query$
SELECT GrainId, ReminderName, StartTime, Period, Version
FROM OrleansRemindersTable
WHERE ServiceId = (@ServiceId)::varchar AND GrainId = (@GrainId)::varchar AND ReminderName = (@ReminderName)::varchar
$query$),

('ReadRangeRows1Key', $query$
SELECT GrainId, ReminderName, StartTime, Period, Version
FROM OrleansRemindersTable
WHERE ServiceId = (@ServiceId)::varchar AND GrainHash > (@BeginHash)::integer AND GrainHash <= (@EndHash)::integer
$query$),

('ReadRangeRows2Key', $query$
SELECT GrainId, ReminderName, StartTime, Period, Version
FROM OrleansRemindersTable
WHERE ServiceId = (@ServiceId)::varchar AND (GrainHash > (@BeginHash)::integer OR GrainHash <= (@EndHash)::integer)
$query$),

('DeleteReminderRowKey', $query$
WITH deleted AS (
    DELETE FROM OrleansRemindersTable
    WHERE ServiceId = (@ServiceId)::varchar AND GrainId = (@GrainId)::varchar AND ReminderName = (@ReminderName)::varchar
        AND Version = (@Version)::integer
    RETURNING 1
)
SELECT count(*)::integer FROM deleted
$query$),

('DeleteReminderRowsKey', $query$
DELETE FROM OrleansRemindersTable WHERE ServiceId = (@ServiceId)::varchar
$query$),

('InsertMembershipVersionKey', $query$
WITH inserted AS (
    INSERT INTO OrleansMembershipVersionTable (DeploymentId) VALUES ((@DeploymentId)::varchar) ON CONFLICT DO NOTHING RETURNING 1
)
SELECT count(*) > 0 FROM inserted
$query$),

-- The version row is raised only together with the change that it stands for; whoever comes second finds another version and changes nothing.
('InsertMembershipKey', $query$
WITH raised AS (
    UPDATE OrleansMembershipVersionTable
    SET Timestamp = now(), Version = Version + 1
    WHERE DeploymentId = (@DeploymentId)::varchar AND Version = (@Version)::integer
        AND NOT EXISTS (
            SELECT 1 FROM OrleansMembershipTable
            WHERE DeploymentId = (@DeploymentId)::varchar AND Address = (@Address)::varchar AND Port = (@Port)::integer AND Generation = (@Generation)::integer)
    RETURNING 1
), inserted AS (
    INSERT INTO OrleansMembershipTable
        (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    SELECT (@DeploymentId)::varchar, (@Address)::varchar, (@Port)::integer, (@Generation)::integer, (@SiloName)::varchar, (@HostName)::varchar,
        (@Status)::integer, (@ProxyPort)::integer, (@StartTime)::timestamptz, (@IAmAliveTime)::timestamptz
    FROM raised
    RETURNING 1
)
SELECT count(*) > 0 FROM inserted
$query$),

('UpdateMembershipKey', $query$
WITH raised AS (
    UPDATE OrleansMembershipVersionTable
    SET Timestamp = now(), Version = Version + 1
    WHERE DeploymentId = (@DeploymentId)::varchar AND Version = (@Version)::integer
        AND EXISTS (
            SELECT 1 FROM OrleansMembershipTable
            WHERE DeploymentId = (@DeploymentId)::varchar AND Address = (@Address)::varchar AND Port = (@Port)::integer AND Generation = (@Generation)::integer)
    RETURNING 1
), updated AS (
    UPDATE OrleansMembershipTable
    SET Status = (@Status)::integer, SuspectTimes = (@SuspectTimes)::varchar, IAmAliveTime = (@IAmAliveTime)::timestamptz
    FROM raised
    WHERE DeploymentId = (@DeploymentId)::varchar AND Address = (@Address)::varchar AND Port = (@Port)::integer AND Generation = (@Generation)::integer
    RETURNING 1
)
SELECT count(*) > 0 FROM updated
$query$),

('UpdateIAmAlivetimeKey', $query$
UPDATE OrleansMembershipTable
SET IAmAliveTime = (@IAmAliveTime)::timestamptz
WHERE DeploymentId = (@DeploymentId)::varchar AND Address = (@Address)::varchar AND Port = (@Port)::integer AND Generation = (@Generation)::integer
$query$),

('MembershipReadRowKey', $query$
SELECT version.DeploymentId, member.Address, member.Port, member.Generation, member.SiloName, member.HostName, member.Status, member.ProxyPort,
    member.SuspectTimes, member.StartTime, member.IAmAliveTime, version.Version
FROM OrleansMembershipVersionTable AS version
LEFT JOIN OrleansMembershipTable AS member
    ON member.DeploymentId = version.DeploymentId AND member.Address = (@Address)::varchar AND member.Port = (@Port)::integer
    AND member.Generation = (@Generation)::integer
WHERE version.DeploymentId = (@DeploymentId)::varchar
$query$),

('MembershipReadAllKey', $query$
SELECT version.DeploymentId, member.Address, member.Port, member.Generation, member.SiloName, member.HostName, member.Status, member.ProxyPort,
    member.SuspectTimes, member.StartTime, member.IAmAliveTime, version.Version
FROM OrleansMembershipVersionTable AS version
LEFT JOIN OrleansMembershipTable AS member ON member.DeploymentId = version.DeploymentId
WHERE version.DeploymentId = (@DeploymentId)::varchar
$query$),

('GatewaysQueryKey', $query$
SELECT Address, ProxyPort, Generation
FROM OrleansMembershipTable
WHERE DeploymentId = (@DeploymentId)::varchar AND Status = (@Status)::integer AND ProxyPort > 0
$query$),

('DeleteMembershipTableEntriesKey', $query$
WITH members AS (
    DELETE FROM OrleansMembershipTable WHERE DeploymentId = (@DeploymentId)::varchar
)
DELETE FROM OrleansMembershipVersionTable WHERE DeploymentId = (@DeploymentId)::varchar
$query$),

-- Of old rows only those of dead silos go: one that is joining, or whose death others are still voting on, is in use. The second text is for one row,
-- as it was read: a row that has changed since then stays.
('CleanupDefunctSiloEntriesKey', $query$
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = (@DeploymentId)::varchar AND Status = 6
    AND IAmAliveTime < (@IAmAliveTime)::timestamptz AND StartTime < (@IAmAliveTime)::timestamptz
$query$),

('CleanupDefunctSiloEntryKey', $query$
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = (@DeploymentId)::varchar AND Status = 6
    AND Address = (@Address)::varchar AND Port = (@Port)::integer AND Generation = (@Generation)::integer
    AND StartTime = (@StartTime)::timestamptz AND IAmAliveTime = (@IAmAliveTime)::timestamptz
    AND SuspectTimes IS NOT DISTINCT FROM NULLIF((@SuspectTimes)::varchar, '')
$query$);
