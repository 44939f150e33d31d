-- REPLACE takes a row away without asking the triggers that keep it from being deleted.
CREATE TRIGGER `audit_no_replace` BEFORE INSERT ON `audit` WHEN EXISTS (SELECT 1 FROM `audit` WHERE `id` = NEW.`id` OR `rowid` = NEW.`rowid`) BEGIN
	SELECT RAISE(ABORT, 'the ledger only grows: nothing in it is changed or taken away');
END;
--> statement-breakpoint
CREATE TRIGGER `access_log_no_replace` BEFORE INSERT ON `access_log` WHEN EXISTS (SELECT 1 FROM `access_log` WHERE `id` = NEW.`id` OR `rowid` = NEW.`rowid`) BEGIN
	SELECT RAISE(ABORT, 'the ledger only grows: nothing in it is changed or taken away');
END;
