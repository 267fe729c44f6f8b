/* Records or breaks file operations below one folder, for crash tests (LD_PRELOAD). Armed by the test program, so that a forked child can
 * start counting anew. Operations counted: write, truncate, sync, unlink, rename. The index of the write-ahead log (-shm) is not durable and not
 * counted. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { MAX_FD = 4096 };
static char *names[MAX_FD];
static long count, kill_at, fail_at;
static int is_torn, fail_errno, log_fd = -1;

static const char *folder(void) { return getenv("SHIM_DIR"); }
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }
static int watched(const char *path) {
    const char *root = folder();
    return root && path && strncmp(path, root, strlen(root)) == 0 && !strstr(path, "-shm");
}
static const char *name_of(int fd) { return fd >= 0 && fd < MAX_FD ? names[fd] : NULL; }

static void record(char op, const char *name, long long offset, const void *data, size_t size) {
    ssize_t (*put)(int, const void *, size_t) = real("write");
    char head[1400];
    int length;
    if (log_fd < 0) return;
    length = snprintf(head, sizeof head, "%c|%s|%lld|%zu\n", op, name, offset, size);
    put(log_fd, head, (size_t)length);
    if (size) put(log_fd, data, size);
}

/* 0: go on; 1: this is the last operation; -1: it fails */
static int step(void) {
    count++;
    if (fail_at > 0 && count >= fail_at) return -1;
    return kill_at > 0 && count == kill_at;
}

void shim_arm(long kill, int torn, long fail, int with_errno, const char *log) {
    int (*plain_open)(const char *, int, ...) = real("open");
    count = 0, kill_at = kill, is_torn = torn, fail_at = fail, fail_errno = with_errno;
    log_fd = log ? plain_open(log, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
}
void shim_disarm(void) { kill_at = fail_at = 0; log_fd = -1; }
void shim_mark(const char *what) { record('A', what, 0, NULL, 0); }
long shim_count(void) { return count; }

static int opened(const char *path, int fd, int was_there) {
    if (fd >= 0 && fd < MAX_FD && watched(path)) {
        free(names[fd]);
        names[fd] = strdup(path);
        if (!was_there) record('C', path, 0, NULL, 0);
    }
    return fd;
}
#define OPEN(NAME)                                                       \
    int NAME(const char *path, int flags, ...) {                         \
        int (*next)(const char *, int, ...) = real(#NAME);               \
        int was_there = watched(path) ? access(path, F_OK) == 0 : 1;     \
        va_list more;                                                    \
        int mode;                                                        \
        va_start(more, flags);                                           \
        mode = va_arg(more, int);                                        \
        va_end(more);                                                    \
        return opened(path, next(path, flags, mode), was_there);         \
    }
OPEN(open)
OPEN(open64)

static ssize_t put(int fd, const void *data, size_t size, off_t offset, int is_placed) {
    ssize_t (*place)(int, const void *, size_t, off_t) = real("pwrite64");
    ssize_t (*append)(int, const void *, size_t) = real("write");
    const char *name = name_of(fd);
    if (name) {
        int what = step();
        if (what < 0) { errno = fail_errno; return -1; }
        if (what > 0) {
            if (is_torn && size > 1) { if (is_placed) place(fd, data, size / 2, offset); else append(fd, data, size / 2); }
            _exit(137);
        }
        record('W', name, is_placed ? (long long)offset : -1, data, size);
    }
    return is_placed ? place(fd, data, size, offset) : append(fd, data, size);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset) { return put(fd, data, size, offset, 1); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return put(fd, data, size, offset, 1); }
ssize_t write(int fd, const void *data, size_t size) { return put(fd, data, size, 0, 0); }

static int cut(int fd, off_t size) {
    int (*next)(int, off_t) = real("ftruncate64");
    const char *name = name_of(fd);
    if (name) {
        if (step() > 0) _exit(137);
        record('T', name, (long long)size, NULL, 0);
    }
    return next(fd, size);
}
int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off_t size) { return cut(fd, size); }

/* Nothing is really synced: the operating system survives these tests, and the recorder knows what would have been. */
static int sync_file(int fd) {
    const char *name = name_of(fd);
    if (name) {
        int what = step();
        if (what > 0) _exit(137);
        if (what < 0 && fail_errno == EIO) { errno = EIO; return -1; }
        record('S', name, 0, NULL, 0);
    }
    return 0;
}
int fsync(int fd) { return sync_file(fd); }
int fdatasync(int fd) { return sync_file(fd); }

int unlink(const char *path) {
    int (*next)(const char *) = real("unlink");
    if (watched(path)) {
        if (step() > 0) _exit(137);
        record('U', path, 0, NULL, 0);
    }
    return next(path);
}
int rename(const char *from, const char *to) {
    int (*next)(const char *, const char *) = real("rename");
    if (watched(to)) {
        char both[1300];
        if (step() > 0) _exit(137);
        snprintf(both, sizeof both, "%s>%s", from, to);
        record('R', both, 0, NULL, 0);
    }
    return next(from, to);
}
int close(int fd) {
    int (*next)(int) = real("close");
    if (fd >= 0 && fd < MAX_FD && names[fd]) { free(names[fd]); names[fd] = NULL; }
    return next(fd);
}
