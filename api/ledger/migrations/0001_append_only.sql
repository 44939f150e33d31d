-- The chain, the audit and the access log only grow: whoever holds a connection cannot change them in passing.
-- Who can drop a trigger can still do it, and then `huiyin verify` says where.
CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events` BEGIN
	SELECT RAISE(ABORT, 'the ledger only grows: nothing in it is changed or taken away');
END;
--> statement-breakpoint
CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events` BEGIN
	SELECT RAISE(ABORT, 'the ledger only grows: nothing in it is changed or taken away');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit` BEGIN
	SELECT RAISE(ABORT, 'the audit only grows: nothing in it is changed or taken away');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit` BEGIN
	SELECT RAISE(ABORT, 'the audit only grows: nothing in it is changed or taken away');
END;
--> statement-breakpoint
CREATE TRIGGER `access_log_no_update` BEFORE UPDATE ON `access_log` BEGIN
	SELECT RAISE(ABORT, 'the access log only grows: nothing in it is changed or taken away');
END;
--> statement-breakpoint
CREATE TRIGGER `access_log_no_delete` BEFORE DELETE ON `access_log` BEGIN
	SELECT RAISE(ABORT, 'the access log only grows: nothing in it is changed or taken away');
END;
--> statement-breakpoint
CREATE TRIGGER `events_no_replace` BEFORE INSERT ON `events` WHEN EXISTS (SELECT 1 FROM `events` WHERE `sequence` = NEW.`sequence`) BEGIN
	SELECT RAISE(ABORT, 'the ledger only grows: nothing in it is changed or taken away');
END;
